"""Making a learner's outputs and prose harmless: feedback pages and the formgrader show them as part of the page.

The formgrader runs with the instructor's rights, so a script in a submission would act in the instructor's name.
"""

import re
from typing import Any

from bleach import ALLOWED_ATTRIBUTES, ALLOWED_TAGS
from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner

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
_SCRIPT_ADDRESS = re.compile(r"(?i)\b((?:java|vb)script)\s*(?=:|&colon;|&#)")


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


def harmless_outputs(outputs: list[Output]) -> list[Output]:
    """The outputs of a cell without scripts: HTML is cleaned, kinds of data that can act are left out."""
    for output in outputs:
        if "data" in output:
            output["data"] = {kind: _harmless(kind, value) for kind, value in output["data"].items() if _is_shown(kind)}
    return outputs


def harmless_prose(source: str) -> str:
    """Markdown in which HTML tags are text, and no link runs a script."""
    return _SCRIPT_ADDRESS.sub(r"\1 ", _TAG_START.sub("&lt;", source))


def _is_shown(kind: str) -> bool:
    return kind in _SAFE or kind in ("text/html", "text/markdown")


def _harmless(kind: str, value: Any) -> Any:
    if kind in _SAFE:
        return value
    text = "".join(value) if isinstance(value, list) else str(value)
    return _CLEANER.clean(text) if kind == "text/html" else harmless_prose(text)
