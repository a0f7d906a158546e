"""Making a learner's outputs and prose harmless: feedback pages and the formgrader show them as part of the page.

The formgrader runs with the instructor's rights, so a script in a submission would act in the instructor's name.
"""

import re
from typing import Any

from bleach import ALLOWED_ATTRIBUTES, ALLOWED_TAGS
from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner

from grader.report import prose
from grader.report.plain_html import plain_size

Output = dict[str, Any]

_TEXT = {
    "br",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "sub",
    "sup",
    "u",
    "var",
}
_TABLE = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_TAGS = ALLOWED_TAGS | _TEXT | _TABLE | {"figcaption", "figure", "img"}
_ATTRIBUTES = {
    **ALLOWED_ATTRIBUTES,
    "*": ["style", "title"],
    "img": ["alt", "height", "src", "width"],
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan", "scope"],
}
_CLASSES = {"dataframe"}
"""Any other could be one of the page around it, such as a bar over everything."""
_STYLES = {"color", "background-color", "font-style", "font-weight", "text-align", "white-space"}
"""None that loads something, or hides what stands beside it."""
_PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")
_LINKS = ("https://", "http://", "mailto:", "#")
_SAFE = {"text/plain", "image/png", "image/jpeg"}
_STYLE_SHEET = re.compile(r"(?i)<style[^<>]*>[^<]*</style>")
_ESCAPE = re.compile("\x1b(?:\\[[0-9;:?]*[A-Za-z])?")

MOST_TAGS, LONGEST_HTML, LARGEST_PICTURES = 10_000, 300_000, 6_000_000
"""Of the HTML in all outputs of one notebook: tags, characters without pictures, and characters of its pictures."""
LONGEST_CELL, LONGEST_PROSE = 10_000, 100_000
"""Characters of prose, or of code: of one cell or output, and of a whole notebook."""
WIDEST = 2_000
"""Pixels of a picture."""
MOST_PROSE, MOST_ESCAPES = 200, 5_000
"""Outputs of prose in a notebook; signs in its texts that change the colour, each of which may cost a copy of the text.
"""
_CUT = "(What follows is left out here: it is longer than a page can show. The submission holds it.)"
_LEFT_OUT = "An output is left out here: it is larger, or nested more deeply, than a page can show."


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return value in _CLASSES
    if name not in _ATTRIBUTES.get(tag, []) and name not in _ATTRIBUTES["*"]:
        return False
    if name == "src":
        return value.startswith(_PICTURES)
    if name in ("width", "height"):
        return value.isdecimal() and int(value[:9]) <= WIDEST
    return name != "href" or value.startswith(_LINKS)


_CLEANER = Cleaner(
    tags=_TAGS,
    attributes=_is_allowed,
    protocols={"http", "https", "mailto", "data"},
    css_sanitizer=CSSSanitizer(allowed_css_properties=_STYLES, allowed_svg_properties=()),
    strip=True,
)


class Sanitizer:
    """Makes the outputs and the prose of one notebook harmless, as far as it holds no more than a person would read.

    The libraries that read HTML and Markdown can be made to take hours by a text that is long, or nested deeply; so
    what goes beyond a bound is cut, or left out with a sentence. The submission itself keeps all of it.
    """

    def __init__(self) -> None:
        self._tags, self._html, self._pictures = MOST_TAGS, LONGEST_HTML, LARGEST_PICTURES
        self._prose, self._prose_outputs, self._code = LONGEST_PROSE, MOST_PROSE, LONGEST_PROSE
        self._escapes = MOST_ESCAPES

    def outputs(self, outputs: list[Output]) -> list[Output]:
        """The outputs of a cell without scripts: HTML is cleaned, kinds of data that can act are left out."""
        for output in outputs:
            if "data" in output:
                output["data"] = self._data(output["data"])
            elif "text" in output:
                output["text"] = self._text(output["text"])
            elif "traceback" in output:
                output["traceback"] = [self._text(line) for line in output["traceback"]]
        return outputs

    def prose(self, source: str) -> str:
        """Markdown without links, pictures and HTML, as far as a person reads it."""
        most = min(LONGEST_CELL, self._prose)
        self._prose -= min(len(source), most)
        return prose.harmless(source if len(source) <= most else f"{source[:most]}\n\n{_CUT}")

    def code(self, source: str) -> str:
        """Code as far as a person reads it, its blank lines made few: what colours it takes minutes over many."""
        most = min(LONGEST_CELL, self._code)
        self._code -= min(len(source), most)
        text = source if len(source) <= most else f"{source[:most]}\n# {_CUT}"
        return prose.with_few_blank_lines(text)

    def _text(self, text: str) -> str:
        """A text with its colours, or without where there are too many."""
        self._escapes -= text.count("\x1b")
        return text if self._escapes >= 0 else _ESCAPE.sub("", text)

    def _data(self, data: dict[str, Any]) -> dict[str, Any]:
        shown = {kind: data[kind] for kind in _SAFE & data.keys()}
        if "text/plain" in shown:
            shown["text/plain"] = self._text(_joined(shown["text/plain"]))
        for kind in (one for one in ("text/markdown", "text/latex") if one in data):
            self._prose_outputs -= 1
            if self._prose_outputs >= 0:
                shown[kind] = self.prose(_joined(data[kind]))
        if "text/html" in data:
            cleaned = self._cleaned(_joined(data["text/html"]))
            if cleaned is None:
                return {"text/plain": _LEFT_OUT} | shown
            shown["text/html"] = cleaned
        return shown

    def _cleaned(self, text: str) -> str | None:
        """HTML without what acts; None where it is more than a page can show."""
        if text.count("<") > self._tags:
            return None
        text = _STYLE_SHEET.sub("", text)
        size = plain_size(text)
        if size is None or (size := size + 5 * text.count("&")) > self._html:  # a bare & is written with five more
            return None
        self._pictures -= max(len(text) - size, 0)
        if self._pictures < 0:
            return None
        self._tags, self._html = self._tags - text.count("<"), self._html - size
        try:
            return str(_CLEANER.clean(text))
        except Exception:  # the parsers of HTML and CSS fail on some texts, such as a style of a thousand brackets
            return None


def _joined(value: Any) -> str:
    return "".join(value) if isinstance(value, list) else str(value)
