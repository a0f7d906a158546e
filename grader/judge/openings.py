"""The openings of notebooks: the cells before the first that is a learner's own, run once for the whole class."""

import threading
from collections.abc import Sequence
from itertools import takewhile

from grader.course import Course
from grader.course.build import build_notebook
from grader.notebook.marks import is_given
from grader.runner import Bounds, ForkServer, Opening, WarmProcess


class Openings:
    """The openings of a course's notebooks, each made when a learner first needs it. Safe to use from several
    threads.
    """

    def __init__(self, course: Course, warm: WarmProcess, bounds: Bounds) -> None:
        self._course, self._warm, self._bounds = course, warm, bounds
        self._made: dict[tuple[str, bool], Opening | None] = {}
        self._lock = threading.Lock()

    def fork_server(self, notebook: str, sources: Sequence[str], figures: bool) -> ForkServer:
        """Where a run of these code cells starts: at the notebook's opening, or, where the learner changed a cell of
        it or it cannot be shared, at the warm process.
        """
        with self._lock:
            if (notebook, figures) not in self._made:
                self._made[notebook, figures] = self._make(notebook, figures)
            opening = self._made[notebook, figures]
        return opening if opening and opening.sources == list(sources[: len(opening.sources)]) else self._warm

    def close(self) -> None:
        """End all processes."""
        for opening in self._made.values():
            if opening is not None:
                opening.close()
        self._made.clear()

    def _make(self, notebook: str, figures: bool) -> Opening | None:
        code = [cell for cell in build_notebook(self._course.source(notebook)).cells if cell.cell_type == "code"]
        sources = [cell.source for cell in takewhile(is_given, code)]
        return self._warm.opening(sources, self._bounds, figures) if sources else None
