"""A figure that a notebook shows as an image with alternative text, and that is the same in every run."""

import base64
import html
import io
from collections.abc import Collection
from functools import cached_property

from matplotlib.figure import Figure

DOTS_PER_INCH = 144  # Sharp on dense screens; the page shows the image at two thirds of this size.
SHOWN_PER_INCH = 96


class Picture:
    """A drawn figure with its alternative text and, where it has a title, a caption.

    `alt` says in words what the figure shows. It is also what prints where no image can be shown.
    """

    def __init__(self, figure: Figure, alt: str, title: str = "") -> None:
        self.figure = figure
        self.alt = alt
        self.title = title

    def __repr__(self) -> str:
        return self.alt

    @cached_property
    def png(self) -> bytes:
        """The image as PNG bytes, without date or version. Kept, since a second drawing may move things by a hair."""
        buffer = io.BytesIO()
        self.figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
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
