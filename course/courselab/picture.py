"""A figure that a notebook shows as an image with alternative text, and that is the same in every run."""

import base64
import html
import io
from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imsave

DOTS_PER_INCH = 144  # Sharp on dense screens; the page shows the image at two thirds of this size.
SHOWN_PER_INCH = 96
NO_METADATA: dict[str, Any] = {"Software": None}  # It would name the version of matplotlib.
LIGHTLY_PACKED: dict[str, Any] = {"compress_level": 3}  # A sixth more bytes, in two thirds of the time.


class Picture:
    """A figure with its alternative text and, where it has a title, a caption.

    `draw` makes the figure. It is called when somebody looks, for a figure costs more than the numbers in it.
    `alt` says in words what the figure shows. It is also what prints where no image can be shown.
    """

    def __init__(self, draw: Callable[[], Figure], alt: str, title: str = "") -> None:
        self._draw = draw
        self.alt = alt
        self.title = title

    def __repr__(self) -> str:
        return self.alt

    @cached_property
    def figure(self) -> Figure:
        """The figure, made once."""
        return self._draw()

    @cached_property
    def png(self) -> bytes:
        """The image as PNG bytes, without date or version. Kept, since a second drawing may move things by a hair.

        `Figure.savefig` would draw twice, the first time for the layout only, which one drawing settles too.
        """
        self.figure.set_dpi(DOTS_PER_INCH)
        canvas, buffer = FigureCanvasAgg(self.figure), io.BytesIO()
        canvas.draw()
        imsave(buffer, canvas.buffer_rgba(), format="png", metadata=NO_METADATA, pil_kwargs=LIGHTLY_PACKED)
        return buffer.getvalue()

    def html(self) -> str:
        """Return a `figure` element: the image with its alternative text, and the title as its caption.

        It has no margin: on a narrow screen that would take a quarter of the width.
        """
        source = base64.b64encode(self.png).decode("ascii")
        width = round(self.figure.get_figwidth() * SHOWN_PER_INCH)
        image = f'<img alt="{html.escape(self.alt)}" width="{width}" src="data:image/png;base64,{source}">'
        caption = f"<figcaption>{html.escape(self.title)}</figcaption>" if self.title else ""
        return f'<figure style="margin: 0">{image}{caption}</figure>'

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return what a notebook shows. IPython itself applies `include` and `exclude`."""
        return {"text/html": self.html(), "text/plain": self.alt}
