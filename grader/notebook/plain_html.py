"""Whether HTML is as plain as what pandas and our plots write, so that reading it takes no longer than it looks.

A parser of HTML mends what is broken, and can be made to do so for hours: by tags that are never closed, by attributes
that are hidden in attributes. So nothing that needs mending goes to one. Source: the HTML standard, "Parsing HTML
documents", the adoption agency and the list of active formatting elements.
"""

import re

DEEPEST, MOST_ATTRIBUTES, LONGEST_ATTRIBUTES = 100, 20, 1_000
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
_MAY_STAY_OPEN = {"p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "colgroup"}
_ATTRIBUTE = re.compile(r"""\s+[a-z_:-][a-z0-9_:.-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--[^<>]*-->")
_NAME = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
_END = re.compile(r"\s*/?>")
_PICTURE = re.compile(r"""=\s*["']data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]*["']""")


def plain_size(text: str) -> int | None:
    """The length of plain HTML without the data of its pictures; None where it is not plain."""
    still_open: list[str] = []
    size = position = 0
    while (start := text.find("<", position)) >= 0:
        size += start - position
        tag = _COMMENT.match(text, start)
        position, weight = (tag.end(), 0) if tag else _read_tag(text, start, still_open)
        size += weight
        if position < 0 or len(still_open) > DEEPEST:
            return None
    return size + len(text) - position if set(still_open) <= _MAY_STAY_OPEN else None


def _read_tag(text: str, start: int, still_open: list[str]) -> tuple[int, int]:
    """Where the tag at `start` ends, and its length without pictures; -1 where it is not plain. Keeps `still_open`."""
    name = _NAME.match(text, start)
    if name is None:
        return -1, 0
    position, weight, attributes = name.end(), len(name[0]), 0
    while attribute := _ATTRIBUTE.match(text, position):
        position, attributes = attribute.end(), attributes + 1
        weight += 20 if _PICTURE.search(attribute[0]) else len(attribute[0])
    end = _END.match(text, position)
    if end is None or attributes > MOST_ATTRIBUTES or weight > LONGEST_ATTRIBUTES:
        return -1, 0
    return (end.end() if _is_nested(name[1], name[2].lower(), still_open) else -1), weight


def _is_nested(ends: str, name: str, still_open: list[str]) -> bool:
    """Whether a tag stands where it may: an end tag closes the last that is open, but for those that need no end."""
    if name in _VOID:
        return not ends
    if not ends:
        still_open.append(name)
        return True
    while still_open and still_open[-1] != name and still_open[-1] in _MAY_STAY_OPEN:
        still_open.pop()
    return bool(still_open) and still_open.pop() == name
