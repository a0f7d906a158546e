"""Taking the solutions out: nbgrader's own step, plus a stub of the author's choice for a single cell."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions as NbgraderClearSolutions

from grader.notebook.marks import STUB


class ClearSolutions(NbgraderClearSolutions):
    """Replaces solution regions; a cell with a `stub` in its metadata gets that text in the place of the usual one."""

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> tuple[NotebookNode, Any]:
        """Clear one cell. Raises RuntimeError where a solution region is nested, unclosed or in the wrong cell."""
        stub = cell.metadata.pop(STUB, None)
        if stub is None:
            return super().preprocess_cell(cell, resources, cell_index)
        usual = self.code_stub  # type: ignore[has-type] # a trait of nbgrader's
        self.code_stub = {"python": stub}
        try:
            return super().preprocess_cell(cell, resources, cell_index)
        finally:
            self.code_stub = usual
