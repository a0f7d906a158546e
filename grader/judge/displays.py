"""Displays that a later cell gives new data, as a progress bar does: what was shown changes where it was shown."""

from collections import deque
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.runner.outputs import UPDATE

Output = dict[str, Any]
MOST_ALIKE = 5
"""Displays of one name that are kept up to date, the newest: each gets all of the new data."""


class Displays:
    """The displays of one notebook that have a name. Verdicts are never among them, so nothing can rewrite one."""

    def __init__(self) -> None:
        self._named: dict[str, deque[NotebookNode]] = {}

    def show(self, cell: NotebookNode, outputs: list[Output]) -> None:
        """Put outputs into a cell, and new data into the displays of earlier cells that they name."""
        cell.outputs = []
        for output in outputs:
            name = output.pop("display_id", None)
            if output["output_type"] == UPDATE:
                self._update(name, output)
                continue
            shown = nbformat.from_dict(output)
            cell.outputs.append(shown)
            if name is not None:
                self._named.setdefault(name, deque(maxlen=MOST_ALIKE)).append(shown)

    def _update(self, name: str | None, output: Output) -> None:
        for shown in self._named.get(name or "", []):
            shown.data, shown.metadata = nbformat.from_dict(output["data"]), nbformat.from_dict(output["metadata"])
