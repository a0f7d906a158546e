r"""Formulas of a learner's that stay in their own line, whatever text they stand in.

MathJax looks for formulas in all the text of a page outside code, and a macro can move what it draws over the page,
make a link of it, or define anew what the formulas after it mean. So a text in which a formula could begin keeps the
macros that are listed by name, and shows the others as text: a space after the backslash ends the command, wherever
MathJax takes the formula to begin. Sources: MathJax 2.7, extensions/tex2jax.js (what begins a formula, and which tags
are passed over) and jax/input/TeX/jax.js (`GetCS`, `CrLaTeX`).
"""

import re

from grader.notebook.macros import ENVIRONMENTS, MACROS

DEEPEST_FORMULA = 30
"""Brackets in brackets."""
_NO_WIDTH = "\u200b"
_BEGINNING = re.compile(r"\$|\\(?=[(\[]|begin|(?:eq)?ref)")
_COMMAND = re.compile(r"\\(?:(?:begin|end)\s*\{(?P<environment>[^{}]*)\}|(?P<macro>[A-Za-z]+)|!)")
_ROW_END = re.compile(r"(?<=\\\\)(?=\s*\*?\s*(?:\[|\Z))")
"""Where a length may follow, also after the end of a line of HTML."""
_TOKEN = re.compile(r"(?P<bracket>\\(?:left|right|begin|end)(?![A-Za-z])|[{}])|\\(?:[A-Za-z]+|.)", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_CLOSING = ("\\right", "\\end", "}")
_PASSED_OVER = re.compile(r"<(pre|code)\b.*?</\1>|<[^>]*>", re.DOTALL)


def tamed(text: str) -> str:
    """The text with no macro in its formulas but the listed ones; no formulas where they nest too deeply."""
    return _tamed_pieces([text])[0]


def tamed_page(html: str) -> str:
    """The same for HTML as a page gets it: for its text outside code. Its attributes must be free of the sign >."""
    marks = [mark[0] for mark in _PASSED_OVER.finditer(html)]
    texts, position = [], 0
    for mark in _PASSED_OVER.finditer(html):
        texts.append(html[position : mark.start()])
        position = mark.end()
    pieces = _tamed_pieces([*texts, html[position:]])
    return "".join(text + mark for text, mark in zip(pieces, [*marks, ""], strict=True))


def _tamed_pieces(pieces: list[str]) -> list[str]:
    """The texts between the tags of one page: a formula may begin in one and end in another."""
    whole = "\n".join(pieces)  # as MathJax reads a <br>; the end of a line ends a comment
    if not _BEGINNING.search(whole):
        return pieces
    if _depth(whole) > DEEPEST_FORMULA:
        return [_BEGINNING.sub(_escaped, piece) for piece in pieces]
    return [_ROW_END.sub(_NO_WIDTH, _COMMAND.sub(_if_listed, piece)) for piece in pieces]


def _if_listed(command: re.Match[str]) -> str:
    environment = command["environment"]
    listed = command["macro"] in MACROS if environment is None else environment in ENVIRONMENTS
    if command[0] == "\\!":  # a blank that is taken away: kept apart, the sign would be a factorial
        return "\\ "
    return command[0] if listed else f"\\ {command[0][1:]}"


def _escaped(beginning: re.Match[str]) -> str:
    """What begins no formula: MathJax leaves a dollar alone where one backslash stands before it."""
    return f"{_NO_WIDTH}\\$" if beginning[0] == "$" else "\\ "


def _depth(text: str) -> int:
    """How deeply the brackets of formulas nest, whether or not a % begins a comment: MathJax decides on that."""
    return max(_nested(text), _nested(_COMMENT.sub(r"\1", text)))


def _nested(text: str) -> int:
    depth = deepest = 0
    for bracket in filter(None, (token["bracket"] for token in _TOKEN.finditer(text))):
        depth = max(depth - 1, 0) if bracket in _CLOSING else depth + 1
        deepest = max(deepest, depth)
    return deepest
