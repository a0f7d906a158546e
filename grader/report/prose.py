"""A learner's prose made harmless: Markdown that loads nothing, runs nothing, and takes no longer than it looks.

Links are told by what stands between their parts, so a space of no width there leaves text, however an address may be
hidden in signs and entities. What a library could be made to fail on, or to take minutes over, gives way to plainer
text. Sources: the CommonMark specification, "Links" and "Container blocks"; MathJax, "Supported TeX commands".
"""

import re
from collections.abc import Callable

from nbconvert.filters.markdown_mistune import markdown2html_mistune

MOST_TABLE_LINES, MOST_BLANK_LINES, DEEPEST_FORMULA = 200, 2, 30
"""Lines with a | in one text; blank lines without a line between; brackets in brackets of formulas."""
_NO_WIDTH = "\u200b"
_SPARE_FRAMES = 300
"""The formgrader reads prose from deeper down than we do."""
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_PASTED_PICTURE = re.compile(r"!\[([^\[\]]{0,100})\]\(attachment:[^()\s]{0,200}\)")
_LINK = re.compile(r"\](?=\s?[(\[:])")
_SCRIPT_ADDRESS = re.compile(r"(?i)\b((?:java|vb)script)\s*(?=:)")
_FENCE = re.compile(r"(?m)^((?:[ \t>:]|[-+*][ \t]|\d{1,9}[.)][ \t])*(?:`{3,}|~{3,}))[^`\n]*$")
_MOVING = re.compile(r"\\(?=(?:[Rr]ule|raise|lower|[hm]space|m?kern|[hm]skip|Space|[rl]lap|smash|move)(?![a-z]))")
_BRACKET = re.compile(r"\\(?:left|right|begin|end)(?![a-z])|(?<!\\)[{}]")
_CLOSING = ("\\right", "\\end", "}")


def harmless(text: str) -> str:
    """Markdown as text with emphasis, lists, tables, code and formulas, but without links, pictures and HTML."""
    text = with_few_blank_lines(text)
    text = _PASTED_PICTURE.sub(r"(the picture \1 is not kept)", text)
    text = _LINK.sub(f"]{_NO_WIDTH}", _TAG_START.sub("< ", text))
    text = _SCRIPT_ADDRESS.sub(r"\1 ", _FENCE.sub(r"\1", text))
    if sum("|" in line for line in text.split("\n")) > MOST_TABLE_LINES:
        text = text.replace("|", "\\|")
    text = formulas_in_place(text)
    return text if _can_be_read(text) else re.sub("(?m)^", "    ", text)


def formulas_in_place(text: str) -> str:
    """The same formulas without what moves them over their surroundings; no formulas where they nest too deeply."""
    text = _MOVING.sub(r"\\ ", text)
    return text if _depth(text) <= DEEPEST_FORMULA else text.replace("$", "\\$").replace("\\begin", "begin")


def with_few_blank_lines(text: str) -> str:
    """The same lines, ended in one way, and never more than two blank ones together."""
    lines = [line if line.strip() else "" for line in _LINE_END.sub("\n", text).split("\n")]
    few = MOST_BLANK_LINES
    return "\n".join(line for at, line in enumerate(lines) if any(lines[max(at - few, 0) : at + 1]) or at < few)


def _depth(text: str) -> int:
    """How deeply the brackets of formulas nest."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth = max(depth - 1, 0) if bracket in _CLOSING else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _can_be_read(text: str) -> bool:
    """Whether the library makes a page of it, or fails: containers in containers end in too deep a recursion."""
    try:
        _deeper(_SPARE_FRAMES, lambda: markdown2html_mistune(text))
    except Exception:
        return False
    return True


def _deeper(frames: int, do: Callable[[], object]) -> object:
    return do() if frames == 0 else _deeper(frames - 1, do)
