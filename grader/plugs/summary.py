"""The top of a feedback page: every question of the notebook with its verdict, and a link to the whole of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.notebook.marks import VERDICT, score_on_page
from grader.verdict.templating import render
from grader.verdict.verdict import Verdict

_TEMPLATES = Path(__file__).parent / "templates"


class SummariseVerdicts(NbGraderPreprocessor):
    """Puts a list of the verdicts before the first cell. Notebooks without verdicts stay as they are."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Summarise one autograded notebook."""
        verdicts = [_verdict(cell) for cell in nb.cells if VERDICT in cell.metadata]
        if verdicts:
            nb.cells.insert(
                0, new_markdown_cell(render(_TEMPLATES / "summary.html.j2", verdicts=verdicts), id="verdicts")
            )
        return nb, resources


def _verdict(cell: NotebookNode) -> Verdict:
    """The verdict of a check cell with the score that the gradebook has now, for a person may have changed it."""
    return replace(Verdict.from_plain_data(cell.metadata[VERDICT]), score=score_on_page(cell))
