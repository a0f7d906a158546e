"""Where nbgrader executes and scores, our judge stands: two preprocessors in the place of nbgrader's Execute and
SaveAutoGrades.
"""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Unicode

from grader.course import required_course
from grader.judge.examiner import examiner_of
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import VERDICT, grade_id_of


class JudgeAnswers(NbGraderPreprocessor):
    """Runs a submitted notebook confined and judges it blind."""

    home = Unicode(help="The course's folder, which holds solutions/ and course/.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Examine one notebook. Raises CourseError where no course is named, or there is none any more."""
        names = resources["nbgrader"]
        place = NotebookIdentity(names["student"], names["assignment"], names["notebook"])
        examiner_of(required_course(Path(self.home))).examine(nb, place)
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
        name = grade_id_of(cell)
        grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        grade.auto_score = float(verdict["score"])
        grade.needs_manual_grade = grade.manual_score is not None
        self.gradebook.db.commit()
