"""Where nbgrader executes and scores, our judge stands: two preprocessors in the place of nbgrader's Execute and
SaveAutoGrades.
"""

import atexit
import hashlib
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Unicode

from grader.course import Course
from grader.judge.examine import VERDICT, Examiner, Place

_EXAMINERS: dict[Path, Examiner] = {}
_EXAMINED: dict[str, NotebookNode] = {}


def examiner_of(course: Course) -> Examiner:
    """The one examiner of a course in this process; its processes end with this one."""
    if course.home not in _EXAMINERS:
        _EXAMINERS[course.home] = Examiner(course)
        atexit.register(_EXAMINERS[course.home].close)
    return _EXAMINERS[course.home]


def examined_ahead(notebook: NotebookNode, place: Place, examined: NotebookNode) -> None:
    """Remember that `notebook` has been examined already, so that nbgrader's pass over the same notebook need not run
    it again.
    """
    _EXAMINED[_key(notebook, place)] = examined


def _key(notebook: NotebookNode, place: Place) -> str:
    """What decides on the outcome: whose notebook it is, and the text of its cells in order."""
    parts = [repr(place), *(f"{cell.cell_type}\0{cell.source}" for cell in notebook.cells)]
    return hashlib.sha256("\1".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class JudgeAnswers(NbGraderPreprocessor):
    """Runs a submitted notebook confined and judges it blind."""

    home = Unicode(help="The course's folder, which holds solutions/ and course/.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Examine one notebook, or take what was examined ahead of nbgrader's pass."""
        names = resources["nbgrader"]
        place = Place(names["student"], names["assignment"], names["notebook"])
        ready = _EXAMINED.pop(_key(nb, place), None)
        if ready is not None:
            nb.cells = ready.cells
        else:
            examiner_of(Course(Path(self.home))).examine(nb, place)
        return nb, resources


class SaveVerdicts(SaveAutoGrades):
    """Saves the verdicts' scores. nbgrader's own rule gives 0 for a warning on stderr and full marks for what it
    cannot read.
    """

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        verdict = cell.metadata.get(VERDICT)
        if verdict is None:
            super()._add_score(cell, resources)
            return
        name = cell.metadata["nbgrader"]["grade_id"]
        grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        grade.auto_score = float(verdict["score"])
        grade.needs_manual_grade = grade.manual_score is not None
        self.gradebook.db.commit()
