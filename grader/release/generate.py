"""From text sources to solved notebooks, and through nbgrader's generate step to what learners get."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grader.course import Course
from grader.course.build import build_notebook
from grader.errors import CourseError
from grader.notebook.marks import CHECK_PREFIX, grade_id_of, question_of
from grader.plugs.generating import generate
from grader.questions.registry import kind_of_question
from grader.release.signatures import check_signature


def register(course: Course, root: Path) -> None:
    """Register the assignments in the gradebook of `root`, making it where there is none. Raises GradebookError,
    ReleaseError.
    """
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source, folder = build_sources(course, Path(scratch) / "source"), Path(scratch) / "release"
        for assignment in course.assignments:
            generate(course, root, assignment, source, folder, save=True)


def build_sources(course: Course, source: Path) -> Path:
    """Write the solved notebooks into the new folder `source`, as nbgrader wants them, and return it.

    Each call has a folder of its own: two graders of one course may begin at the same time. Raises CourseError where a
    notebook cannot be built, or an assignment has none.
    """
    for assignment in course.assignments:
        if not course.sources(assignment):
            folder = course.home / "solutions" / assignment
            raise CourseError(
                f"{assignment}: no notebook of it lies in {folder}. Put one there, or take {assignment} out of the "
                "assignments that pyproject.toml names."
            )
        (source / assignment).mkdir(parents=True)
        for path in course.sources(assignment):
            notebook = build_notebook(path)
            _require_questions(course, path.stem, notebook)
            nbformat.write(notebook, source / assignment / f"{path.stem}.ipynb")
    return source


def _require_questions(course: Course, name: str, notebook: NotebookNode) -> None:
    """Raise CourseError where a check cell asks what no question judges, or a function is not defined as its question
    says: grading would find out too late.
    """
    for cell in notebook.cells:
        grade_id = str(grade_id_of(cell) or "")
        if grade_id.startswith(CHECK_PREFIX):
            question = course.required_question(name, question_of(grade_id))
            check_signature(name, notebook, question)


def _require_sound_questions(course: Course) -> None:
    """Raise CourseError where a question is at fault itself: no learner should pay for it."""
    for assignment in course.assignments:
        for path in course.sources(assignment):
            checks = (str(grade_id_of(cell) or "") for cell in build_notebook(path).cells)
            for grade_id in (one for one in checks if one.startswith(CHECK_PREFIX)):
                question = course.required_question(path.stem, question_of(grade_id))
                for fault in kind_of_question(question).faults(question):
                    raise CourseError(f"{path.stem}: the question {question.name} is at fault: {fault}")


@contextmanager
def generated(course: Course) -> Iterator[Path]:
    """A folder with all assignments as learners would get them, gone afterwards. Raises CourseError where a source or a
    question is at fault.
    """
    _require_sound_questions(course)
    with tempfile.TemporaryDirectory() as scratch:
        source, folder = build_sources(course, Path(scratch) / "source"), Path(scratch) / "release"
        for assignment in course.assignments:
            generate(course, course.home, assignment, source, folder, save=False)
        yield folder
