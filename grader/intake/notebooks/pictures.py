"""Pictures that a learner put into prose: decoded, and written anew, so that what a person sees is nothing else.

They come attached to a cell (Jupyter, VS Code) or within its text (Colab). A picture that cannot be decoded, a drawing
in SVG, and what goes beyond the bounds are left out, and counted.
"""

import base64
import io
import re
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps

from grader.intake.notebooks.parsing import PlainCell

MOST_PICTURES = 10
"""In one notebook."""
PICTURE_BYTES, PICTURE_PIXELS, WIDEST = 10_000_000, 40_000_000, 1_600
"""Of one picture: as it comes, decoded, and how wide or high it is written."""
ALL_BYTES = 6_000_000
"""Of all pictures of a notebook as they are written."""
_FORMATS, _KINDS = ("PNG", "JPEG", "GIF"), ("image/png", "image/jpeg", "image/gif")
_WITHIN = re.compile(r"data:image/[A-Za-z0-9.+-]{1,20};base64,(?P<data>[A-Za-z0-9+/=]+)")

Picture = tuple[str, str]
"""The mimetype and the picture in base64."""


def take_out(cells: list[PlainCell]) -> int:
    """Give each cell of prose its `pictures` in the place of its attachments and of those within its text. Returns how
    many were left out.
    """
    left, count, left_out = ALL_BYTES, 0, 0
    for cell in (one for one in cells if one["cell_type"] == "markdown"):
        cell["pictures"] = []
        for data in _candidates(cell):
            written = _written_anew(data) if count < MOST_PICTURES else None
            if written is None or len(written[1]) > left:
                left_out += 1
                continue
            count, left = count + 1, left - len(written[1])
            cell["pictures"].append(written)
        del cell["attachments"]
        cell["source"] = _WITHIN.sub("attachment:picture", cell["source"])
    return left_out


def _candidates(cell: PlainCell) -> Iterator[str]:
    """Everything in a cell of prose that may be a picture, in base64."""
    attachments = cell["attachments"]
    for bundle in attachments.values() if isinstance(attachments, dict) else ():
        kinds = bundle if isinstance(bundle, dict) else {}
        data = next((kinds[kind] for kind in _KINDS if kind in kinds), "")
        yield "".join(map(str, data)) if isinstance(data, list) else str(data)
    yield from (match["data"] for match in _WITHIN.finditer(cell["source"]))


def _written_anew(data: str) -> Picture | None:
    """The picture as it was decoded; None where it is none, or too large."""
    if len(data) > PICTURE_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _encoded(base64.b64decode(data))
    except Exception:  # a stranger's data can break the decoders in any way
        return None


def _encoded(content: bytes) -> Picture | None:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
        if picture.width * picture.height > PICTURE_PIXELS:
            return None
        kind = "JPEG" if picture.format == "JPEG" else "PNG"
        upright = ImageOps.exif_transpose(picture).convert("RGB" if kind == "JPEG" else "RGBA")
    upright.thumbnail((WIDEST, WIDEST))
    upright.info.clear()  # such as where a photograph was taken
    stream = io.BytesIO()
    upright.save(stream, kind)
    return f"image/{kind.lower()}", base64.b64encode(stream.getvalue()).decode("ascii")
