"""A learner's prose made harmless: Markdown that loads nothing, runs nothing, and takes no longer than it looks.

Links are told by what stands between their parts, so a space of no width there leaves text, however an address may be
hidden in signs and entities. What a library could be made to fail on, or to take minutes over, gives way to plainer
text. Sources: the CommonMark specification, "Links" and "Container blocks"; MathJax, "Supported TeX commands".
"""

import re
from collections.abc import Callable

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from grader.notebook.formulas import tamed, tamed_page

MOST_TABLE_LINES, MOST_BLANK_LINES = 200, 2
"""Lines with a | in one text; blank lines without a line between."""
_NO_WIDTH = "\u200b"
_UNSHOWABLE = "(A text is left out here: no page can show it. The submission holds it.)"
_SPARE_FRAMES = 300
"""The formgrader reads prose from deeper down than we do."""
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_PASTED_PICTURE = re.compile(r"!\[([^\[\]]{0,100})\]\(attachment:[^()\s]{0,200}\)")
_LINK = re.compile(r"\](?=\s?[(\[:])")
_SCRIPT_ADDRESS = re.compile(r"(?i)\b((?:java|vb)script)\s*(?=:)")
_FENCE = re.compile(r"(?m)^((?:[ \t>:]|[-+*][ \t]|\d{1,9}[.)][ \t])*(?:`{3,}|~{3,}))[^`\n]*$")
_ADDRESS = re.compile(r"(?i)(?<=[a-z]:)(?=//)|(?<=\bwww)(?=\.\w)|(?<=[\w.+-])(?=@[\w-]+\.)")
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
_LEADS_OR_LOADS = re.compile(r"<(?:a|img|div)\b")
"""What becomes of links, pictures, and of code in a language, in the HTML that the library makes of Markdown."""


def harmless(text: str) -> str:
    """Markdown as text with emphasis, lists, tables, code and formulas, but without links, pictures and HTML.

    What a page makes of it is looked at, too: where that holds something else, the text is shown as it stands.
    """
    text = with_few_blank_lines(text)
    text = _PASTED_PICTURE.sub(r"(the picture \1 is not kept)", text)
    text = _ADDRESS.sub(_NO_WIDTH, _LINK.sub(f"]{_NO_WIDTH}", _TAG_START.sub("< ", text)))
    text = _SCRIPT_ADDRESS.sub(r"\1 ", _FENCE.sub(r"\1", text))
    if sum("|" in line for line in text.split("\n")) > MOST_TABLE_LINES:
        text = text.replace("|", "\\|")
    forms = (text, tamed(text), re.sub("(?m)^", "    ", text))
    return next((form for form in forms if _is_harmless(form)), _UNSHOWABLE)


def harmless_raw(text: str) -> str:
    """A text that a page shows as HTML: without tags, without entities, its formulas in their place.

    It stands in an element of its own: raw cells stand side by side in a page, and a formula could span several.
    """
    shown = tamed(_ENTITY.sub(f"&{_NO_WIDTH}", _TAG_START.sub("< ", with_few_blank_lines(text))))
    return f"<div>{shown}</div>"


def with_few_blank_lines(text: str) -> str:
    """The same lines, ended in one way, and never more than two blank ones together."""
    lines = [line if line.strip() else "" for line in _LINE_END.sub("\n", text).split("\n")]
    few = MOST_BLANK_LINES
    return "\n".join(line for at, line in enumerate(lines) if any(lines[max(at - few, 0) : at + 1]) or at < few)


def _is_harmless(text: str) -> bool:
    """Whether the library makes a page of it that leads nowhere, loads nothing and holds no formula that moves. It may
    fail instead: containers in containers end in too deep a recursion.
    """
    try:
        page = str(_deeper(_SPARE_FRAMES, lambda: _as_page(text)))
    except Exception:
        return False
    return not _LEADS_OR_LOADS.search(page) and tamed_page(page) == page


def _as_page(text: str) -> str:
    return MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True)).render(text)


def _deeper(frames: int, do: Callable[[], object]) -> object:
    return do() if frames == 0 else _deeper(frames - 1, do)
