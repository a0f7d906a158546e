"""Making a learner's outputs and prose harmless: feedback pages and the formgrader show them as part of the page.

The formgrader runs with the instructor's rights, so a script in a submission would act in the instructor's name.
"""

import re
from typing import Any

from grader.notebook import formulas, prose
from grader.notebook.plain_html import plain_size
from grader.notebook.safe_html import safe_html

Output = dict[str, Any]

_SAFE = {"text/plain", "image/png", "image/jpeg"}
_STYLE_SHEET = re.compile(r"(?i)<style[^<>]*>[^<]*</style>")
_ESCAPE = re.compile("\x1b(?:\\[[0-9;:?]*[A-Za-z])?")

MOST_TAGS, LONGEST_HTML, LARGEST_PICTURES = 10_000, 300_000, 6_000_000
"""Of the HTML in all outputs of one notebook: tags, characters without pictures, and characters of its pictures."""
LONGEST_CELL, LONGEST_PROSE = 10_000, 100_000
"""Characters of prose, or of code: of one cell or output, and of a whole notebook."""
MOST_PROSE, MOST_ESCAPES = 200, 5_000
"""Outputs of prose in a notebook; signs in its texts that change the colour, each of which may cost a copy of the text.
"""
_CUT = "(What follows is left out here: it is longer than a page can show. The submission holds it.)"
_LEFT_OUT = "An output is left out here: it is larger, or nested more deeply, than a page can show."


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
        return prose.harmless(self._cut(source))

    def raw(self, source: str) -> str:
        """The text of a raw cell, which a page shows as HTML."""
        return prose.harmless_raw(self._cut(source))

    def code(self, source: str) -> str:
        """Code as far as a person reads it, its blank lines made few: what colours it takes minutes over many."""
        most = min(LONGEST_CELL, self._code)
        self._code -= min(len(source), most)
        text = source if len(source) <= most else f"{source[:most]}\n# {_CUT}"
        return prose.with_few_blank_lines(text)

    def _cut(self, source: str) -> str:
        """As much of a text as a person reads."""
        most = min(LONGEST_CELL, self._prose)
        self._prose -= min(len(source), most)
        return source if len(source) <= most else f"{source[:most]}\n\n{_CUT}"

    def _text(self, text: str) -> str:
        """A text with its colours, or without where there are too many."""
        self._escapes -= text.count("\x1b")
        return text if self._escapes >= 0 else _ESCAPE.sub("", text)

    def _data(self, data: dict[str, Any]) -> dict[str, Any]:
        shown = {kind: data[kind] for kind in _SAFE & data.keys()}
        if "text/plain" in shown:
            shown["text/plain"] = self._text(_joined(shown["text/plain"]))
        for kind, cleaned in (("text/markdown", self.prose), ("text/latex", self._latex)):
            self._prose_outputs -= kind in data
            if kind in data and self._prose_outputs >= 0:
                shown[kind] = cleaned(_joined(data[kind]))
        if "text/html" in data:
            html = self._html_of(_joined(data["text/html"]))
            if html is None:
                return {"text/plain": _LEFT_OUT} | shown
            shown["text/html"] = html
        return shown

    def _latex(self, source: str) -> str:
        return formulas.tamed(self._cut(source))

    def _html_of(self, text: str) -> str | None:
        """HTML without what acts; None where it is more than a page can show."""
        if text.count("<") > self._tags:
            return None
        text = _STYLE_SHEET.sub("", text)
        size = plain_size(text)
        if size is None or (size := size + 5 * text.count("&")) > self._html:  # a bare & is written with five more
            return None
        pictures = max(len(text) - size, 0)
        self._pictures -= pictures
        if self._pictures < 0:
            return None
        html = safe_html(text)
        tags, size = max(text.count("<"), html.count("<")), max(size, len(html) - pictures)  # it may repeat open tags
        if tags > self._tags or size > self._html:
            return None
        self._tags, self._html = self._tags - tags, self._html - size
        return html


def _joined(value: Any) -> str:
    return "".join(value) if isinstance(value, list) else str(value)
