"""HTML of a learner's without what acts, loads, leads elsewhere, or looks like a part of the page around it."""

import re

import nh3

from grader.notebook.formulas import tamed_page

_TAGS = """
abbr acronym b blockquote br code div em figcaption figure h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span strong
sub sup u ul var caption col colgroup table tbody td tfoot th thead tr
"""
_ATTRIBUTES = {
    "*": {"style", "title"},
    "img": {"alt", "height", "src", "width"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_CLASSES = {"table": {"dataframe"}}
"""Any other could be one of the page around it, such as a bar over everything, or one that MathJax reads."""
_STYLE = re.compile(
    r"\s*((?:background-)?color|font-(?:style|weight)|text-align|white-space)\s*:"
    r"\s*([\w#%.-]+|(?:rgb|hsl)a?\([\d\s%.,]*\))\s*",
    re.ASCII | re.IGNORECASE,
)
"""Nothing that loads something, or hides what stands beside it."""
_PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")
WIDEST, MOST_SPANNED = 2_000, 100
"""Pixels of a picture; rows and columns that one cell of a table may take: browsers hang over many that take more."""


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, None where it must not stay."""
    if name == "src":
        return value if value.startswith(_PICTURES) else None
    if name in ("width", "height"):
        return value if value.isdecimal() and int(value[:9]) <= WIDEST else None
    if name in ("colspan", "rowspan"):
        return value if value.isdecimal() and 0 < int(value[:9]) <= MOST_SPANNED else None
    if name == "style":
        kept = [f"{one[1]}: {one[2]};" for part in value.split(";") if (one := _STYLE.fullmatch(part))]
        return " ".join(kept) or None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    allowed_classes=_CLASSES,
    url_schemes={"data"},
    link_rel=None,
)


def safe_html(text: str) -> str:
    """The same without scripts, links, pictures from elsewhere and styles that cover. Nothing fails on any text, but
    what nests deeply or is never closed takes long: see `plain_html`.
    """
    return tamed_page(_CLEANER.clean(text))
