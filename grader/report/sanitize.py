"""Making a learner's outputs and prose harmless: feedback pages and the formgrader show them as part of the page.

The formgrader runs with the instructor's rights, so a script in a submission would act in the instructor's name.
"""

import re
from typing import Any

from bleach import ALLOWED_ATTRIBUTES, ALLOWED_TAGS
from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner

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
    "*": ["class", "style", "title"],
    "img": ["alt", "height", "src", "width"],
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan", "scope"],
}
_PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")
_LINKS = ("https://", "http://", "mailto:", "#")
_SAFE = {"text/plain", "image/png", "image/jpeg"}
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_STYLE_SHEET = re.compile(r"(?i)<style[^<>]*>[^<]*</style>")
_ENTITY = re.compile(r"(?i)&(?=#|(?:colon|tab|newline);)")
_SCRIPT_ADDRESS = re.compile(r"(?i)\b((?:java|vb)script|attachment|data(?=:[\w.+-]*/))\s*(?=:)")
_PASTED_PICTURE = re.compile(r"!\[([^\[\]]{0,100})\]\(attachment:[^()\s]{0,200}\)")

MOST_TAGS, LONGEST_HTML = 10_000, 300_000
"""Of the HTML in all outputs of one notebook: tags, and characters without pictures."""
LONGEST_CELL, LONGEST_PROSE = 10_000, 100_000
"""Characters of prose: of one cell or output, and of a whole notebook."""
_CUT = "(What follows is left out here: it is longer than a page can show. The submission holds it.)"
_LEFT_OUT = "An output is left out here: it is larger, or nested more deeply, than a page can show."


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if name not in _ATTRIBUTES.get(tag, []) and name not in _ATTRIBUTES["*"]:
        return False
    if name == "src":
        return value.startswith(_PICTURES)
    return name != "href" or value.startswith(_LINKS)


_CLEANER = Cleaner(
    tags=_TAGS,
    attributes=_is_allowed,
    protocols={"http", "https", "mailto", "data"},
    css_sanitizer=CSSSanitizer(),
    strip=True,
)


class Sanitizer:
    """Makes the outputs and the prose of one notebook harmless, as far as it holds no more than a person would read.

    The libraries that read HTML and Markdown can be made to take hours by a text that is long, or nested deeply; so
    what goes beyond a bound is cut, or left out with a sentence. The submission itself keeps all of it.
    """

    def __init__(self) -> None:
        self._tags, self._html, self._prose = MOST_TAGS, LONGEST_HTML, LONGEST_PROSE

    def outputs(self, outputs: list[Output]) -> list[Output]:
        """The outputs of a cell without scripts: HTML is cleaned, kinds of data that can act are left out."""
        for output in outputs:
            if "data" in output:
                output["data"] = self._data(output["data"])
        return outputs

    def prose(self, source: str) -> str:
        """Markdown in which HTML tags are text, no link runs a script, and no picture is pasted: intake keeps none."""
        most = min(LONGEST_CELL, self._prose)
        self._prose -= min(len(source), most)
        text = source if len(source) <= most else f"{source[:most]}\n\n{_CUT}"
        text = _ENTITY.sub("& ", text)  # a link's address may be written in them, and is decoded twice
        text = _PASTED_PICTURE.sub(r"(the picture \1 is not kept)", text)
        return _SCRIPT_ADDRESS.sub(r"\1 ", _TAG_START.sub("&lt;", text))

    def _data(self, data: dict[str, Any]) -> dict[str, Any]:
        shown = {kind: data[kind] for kind in _SAFE & data.keys()}
        for kind in ("text/markdown", "text/latex"):
            if kind in data:
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
        self._tags, self._html = self._tags - text.count("<"), self._html - size
        try:
            return str(_CLEANER.clean(text))
        except Exception:  # the parsers of HTML and CSS fail on some texts, such as a style of a thousand brackets
            return None


def _joined(value: Any) -> str:
    return "".join(value) if isinstance(value, list) else str(value)
