"""The gradebook of a class folder: made where it is new, refused where it is locked, damaged or lost."""

import contextlib
import sqlite3
from pathlib import Path
from urllib.parse import quote

from grader.course import Course
from grader.errors import GradebookError
from grader.plugs.address import gradebook_path, gradebook_url
from grader.plugs.configuration import keep_course
from grader.release.generate import register
from grader.release.known_questions import (
    Questions,
    known_questions,
    other_questions,
    questions_of_sources,
    refuse_other_questions,
    released_questions,
    shown,
)

Scores = dict[str, float | None]
"""The automatic score of each cell with points, by "notebook/grade_id"; None where a person has to give it."""

_LOCK_SECONDS = 5.0
_SCORES = """
SELECT submitted_assignment.student_id, assignment.name, notebook.name, base_cell.name, grade.auto_score
FROM grade
JOIN base_cell ON base_cell.id = grade.cell_id
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN notebook ON notebook.id = submitted_notebook.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN assignment ON assignment.id = submitted_assignment.assignment_id
"""
_CELLS = """
SELECT assignment.name, notebook.name, base_cell.name, grade_cells.max_score
FROM grade_cells
JOIN base_cell ON base_cell.id = grade_cells.id
JOIN notebook ON notebook.id = base_cell.notebook_id
JOIN assignment ON assignment.id = notebook.assignment_id
"""


def require_gradebook(course: Course, root: Path) -> None:
    """See to it that `root` has a gradebook that knows what is released. A new class folder gets one, and the
    nbgrader_config.py with which plain `nbgrader` and the formgrader work there too.

    Raises GradebookError where the gradebook is locked or damaged, or `require_gradable` does.
    """
    path = gradebook_path(root)
    _require_beginnings(course, root)
    if not path.exists() or _known_cells(course, path) != released_questions(course.released, course.assignments):
        _require_same_questions(course, root)
        register(course, root)
    keep_course(course, root)


def require_shown(course: Course, root: Path) -> None:
    """See to it that what is graded in `root` can be shown, whatever the course asks by now; a class folder in which
    nothing is graded gets its gradebook. Raises GradebookError as `require_gradebook`.
    """
    path = gradebook_path(root)
    _require_beginnings(course, root)
    if not (path.exists() and _known_cells(course, path) and recorded_scores(root)):
        require_gradebook(course, root)


def require_gradable(course: Course, root: Path) -> None:
    """Raise GradebookError where nothing has been released yet, graded work is in `root` but its gradebook is not, or
    that gradebook cannot take the questions that are released. Changes nothing.
    """
    _require_beginnings(course, root)
    _require_same_questions(course, root)


def _require_beginnings(course: Course, root: Path) -> None:
    if not any(course.released.glob("*/*.ipynb")):
        raise GradebookError(f"{course.released} holds no released notebooks. Run `grader release` first.")
    path = gradebook_path(root)
    if not path.exists() and any((root / "autograded").glob("*/*")):
        raise GradebookError(
            f"{path} is missing, but {root / 'autograded'} holds graded work. Put the gradebook back from a backup, "
            "or move the folder autograded away to grade anew, without the marks that were given by hand."
        )
    if path.is_dir():
        raise GradebookError(f"{path} is a folder, where the gradebook belongs. Move it away.")


def _require_same_questions(course: Course, root: Path) -> None:
    """Raise GradebookError where the gradebook cannot take the released questions: it holds marks of others, or
    solutions/, from which they are registered, ask others.
    """
    address, released = gradebook_url(root), released_questions(course.released, course.assignments)
    known = known_questions(address, course.assignments)
    if known.questions == released:
        return
    way_out = (
        "Put it back and run `grader release`, or leave this class as it is, for `grader report` still shows it, and "
        f"grade anew in a folder of its own: copy {root / 'submitted'} there and run `grader grade --root FOLDER`."
    )
    refuse_other_questions(known, released, shown(address), way_out)
    if unreleased := list(other_questions(released, questions_of_sources(course))):
        raise GradebookError(
            f"{course.home / 'solutions'} asks other questions than {course.released}: {'; '.join(unreleased)}. "
            "Run `grader release`, so that they ask the same. Nothing was changed."
        )


def recorded_scores(root: Path) -> dict[tuple[str, str], Scores]:
    """The automatic scores that the gradebook of `root` holds, by learner and assignment. Changes nothing.

    Raises GradebookError where there is a gradebook that cannot be read.
    """
    path, found = gradebook_path(root), dict[tuple[str, str], Scores]()
    if not path.exists():
        return found
    try:
        with contextlib.closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            for student, assignment, notebook, cell, score in connection.execute(_SCORES):
                found.setdefault((student, assignment), {})[f"{notebook}/{cell}"] = score
    except sqlite3.DatabaseError as error:
        raise GradebookError(f"{path} cannot be read: {error}. Nothing was changed.") from error
    return found


def _known_cells(course: Course, path: Path) -> Questions:
    """Every cell with points that the gradebook has of the course.

    Read under a write lock, so that somebody else's lock shows before any grading.
    """
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=_LOCK_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            rows = connection.execute(_CELLS).fetchall() if "grade_cells" in tables else []
            connection.execute("ROLLBACK")
        if tables and "grade_cells" not in tables:
            raise GradebookError(f"{path} is no gradebook, but another program's database. Nothing was changed.")
    except sqlite3.OperationalError as error:
        raise GradebookError(
            f"{path} is locked or cannot be opened ({error}). Another program, such as a formgrader, holds it. "
            "Close it and run the command again. Nothing was changed."
        ) from error
    except sqlite3.DatabaseError as error:
        raise GradebookError(
            f"{path} is no gradebook: {error}. Put it back from a backup. Nothing was changed."
        ) from error
    return {(name, notebook, cell): points for name, notebook, cell, points in rows if name in course.assignments}
