"""nbgrader's feedback page, made fast: what a class has in common is turned into HTML once.

Nine in ten cells of a submission are the course's own prose and code, the same in every page. Turning them into HTML,
and a second pass of the whole page through an HTML parser that only adds missing alternative texts, is where stock
nbconvert spends its time.
"""

import contextlib
import copy
import html
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode
from nbgrader.server_extensions import formgrader
from traitlets.config import Config

from grader.notebook.safe_html import safe_html
from grader.notebook.shown_text import ShownText

_KEPT_TEXTS = 4_000
LONGEST_CODE, LONGEST_MARKDOWN, LONGEST_SOURCES = 3_000, 30_000, 60_000
"""Characters of one cell, and of all cells of a page, that are made up. What is longer can be written so that it takes
hours; it is shown as it stands. A learner's prose is cut before it comes here, our own summary may be long.
"""
MOST_BLANK_LINES = 100
"""The rules that find IPython's magics try each of them again and again."""
_UNSAFE_ADDRESS = re.compile(r'(?i)(?<=<a )href="(?!https?://|mailto:|#|[^":&]*")[^"]*"')
_STYLE = """<style>.rendered_html :is(td, th) { padding: 0.2em 0.6em; border-bottom: 1px solid #cccccc; }
img { max-width: 100%; height: auto; }</style>"""
"""nbgrader's template leaves no room between the columns of a table, and lets pictures hang out of a narrow page."""
_NO_ALTERNATIVE = re.compile(r"<img (?![^>]*\balt=)")


class FeedbackExporter(HTMLExporter):
    """Turns a graded notebook into a feedback page, with the template of nbgrader."""

    def __init__(self, config: Config, **options: Any) -> None:
        super().__init__(config=_with_template(config), **options)
        self._sources_left, self._shown = LONGEST_SOURCES, ShownText()
        self._plain_prose = lru_cache(_KEPT_TEXTS)(lambda source: HTMLExporter.markdown2html(self, {}, source))
        self.register_filter("clean_html", lambda element: safe_html(str(element)))
        self._highlight = lru_cache(_KEPT_TEXTS)(Highlight2HTML(pygments_lexer="ipython3", parent=self))

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Prose as HTML. The text alone decides, but for a cell of pictures, which the intake has written itself."""
        if context.get("cell", {}).get("attachments"):
            return str(HTMLExporter.markdown2html(self, context, source))
        return _UNSAFE_ADDRESS.sub('href="#"', self._made_up(self._plain_prose, source, LONGEST_MARKDOWN))

    def _coloured(self, source: str) -> str:
        """Code in colours, unless blank lines make it up."""
        return self._made_up(self._highlight, source, LONGEST_CODE if _blank_lines(source) <= MOST_BLANK_LINES else 0)

    def _made_up(self, make: Callable[[str], str], source: str, most: int) -> str:
        """Code or prose as HTML, or as it stands where it is too long or the library fails on it."""
        if len(source) <= min(most, self._sources_left):
            self._sources_left -= len(source)
            with contextlib.suppress(Exception):  # such as a picture that was attached
                return make(source)
        return f'<div class="highlight"><pre>{html.escape(self._shown.cut(source))}</pre></div>'

    def from_notebook_node(  # type: ignore[override]  # as HTMLExporter itself
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **more: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert one notebook: as HTMLExporter does, but for its second pass through an HTML parser."""
        prepared = self._init_resources(resources)
        shown = WidgetsDataTypeFilter(notebook_metadata=self._nb_metadata, parent=self, resources=prepared)
        self._sources_left, self._shown = LONGEST_SOURCES, ShownText()
        self._shown.cut_outputs(nb)
        self.register_filter("highlight_code", lambda source, **how: self._coloured(source))
        self.register_filter("filter_data_type", shown)
        page, prepared = TemplateExporter.from_notebook_node(self, nb, prepared, **more)
        page = _NO_ALTERNATIVE.sub('<img alt="No description has been provided for this image" ', page)
        return page.replace("</head>", f"{_STYLE}</head>", 1), prepared

    def _preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """As nbconvert does, without its copies and checks: the notebook was read for this page, and ours wrote it."""
        for preprocessor in self._preprocessors:
            nb, resources = preprocessor(nb, resources)
        return nb, resources


def _with_template(config: Config) -> Config:
    """The settings and nbgrader's template: later would be too late, for the exporter reads them once at its start."""
    folder = Path(str(formgrader.__file__)).parent
    template = {
        "template_name": "feedback",
        "extra_template_basedirs": [str(folder / "templates")],
        "extra_template_paths": [str(folder / "static" / "node_modules" / "bootstrap" / "dist" / "css")],
    }
    both = copy.deepcopy(config)
    both.merge(Config({"FeedbackExporter": template}))
    return both


def _blank_lines(source: str) -> int:
    return sum(not line.strip() for line in source.split("\n"))
