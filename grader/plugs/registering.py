"""How a course's questions get into the gradebook: nbgrader's own steps, but for its refusals.

nbgrader refuses, in its own words and with half of the assignments written, where any cell or notebook came or went
since something was graded. Our release compares the questions first, before anything is written; all else may change.
"""

from nbformat import NotebookNode
from nbgrader import api
from nbgrader.api import MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells


class SaveQuestions(SaveCells):
    """Writes a notebook's cells into the gradebook. What is no longer in the notebook stays there, for people's
    comments hang on it.
    """

    def _create_notebook(self, nb: NotebookNode) -> None:
        try:
            is_marked = bool(self.gradebook.find_notebook(self.notebook_id, self.assignment_id).submissions)
        except MissingEntry:
            is_marked = False
        if not is_marked:
            super()._create_notebook(nb)
            return
        for kind in ("grade", "solution", "task", "source"):
            write = getattr(self.gradebook, f"update_or_create_{kind}_cell")
            for name, told in getattr(self, f"new_{kind}_cells").items():
                write(name, self.notebook_id, self.assignment_id, **told)


class RegisterAssignment(GenerateAssignment):
    """nbgrader's generate step. A notebook that left an assignment stays in the gradebook where something is graded."""

    def _clean_old_notebooks(self, assignment_id: str, student_id: str) -> None:
        with api.Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            is_marked = bool(gradebook.find_assignment(assignment_id).submissions)
        if not is_marked:
            super()._clean_old_notebooks(assignment_id, student_id)
