"""Recording one submission: the rows that `nbgrader autograde` writes, in one transaction of one open gradebook.

nbgrader's own pass opens the gradebook nine times a notebook and commits after each cell, so that a grader that is
killed leaves half a submission behind. Here a submission is in the gradebook as a whole or not at all. What is written
is the same: tests/grader/test_recorder.py compares every table with nbgrader's own.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from nbformat import NotebookNode
from nbgrader import api, utils
from sqlalchemy import create_engine, event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, joinedload, selectinload
from traitlets.config import Config

from grader.errors import FullGradebookError, GradebookError
from grader.intake.submissions import Submission
from grader.notebook.marks import VERDICT, grade_id_of, has_points, is_untouched
from grader.plugs.address import gradebook_path, gradebook_url
from grader.record.gradebook import Scores
from grader.record.lateness import LateRule, Marks, seconds_late
from grader.record.marks import CellScore, NotebookMarks, marks_of

_LOCK_SECONDS = 30.0
NO_RESPONSE = "No response."


@dataclass(frozen=True)
class Recorded:
    """What the gradebook holds of a submission that was just written: its automatic scores, and all its marks."""

    scores: Scores
    marks: dict[str, NotebookMarks]


@dataclass(frozen=True)
class _Cells:
    """One released notebook in the gradebook: the names of its cells, and the points of those that have some, by their
    ids.
    """

    notebook: str
    graded: dict[str, str]
    commented: dict[str, str]
    points: dict[str, float]


class Recorder:
    """The open gradebook of a class folder. Close it, or use it in a `with`."""

    def __init__(self, root: Path, config: Config) -> None:
        self._path = gradebook_path(root)
        self._engine = create_engine(gradebook_url(root), connect_args={"timeout": _LOCK_SECONDS})
        event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        event.listen(self._engine, "connect", _leave_begin_to_us)
        self._rule = LateRule(config)
        self._structures: dict[str, dict[str, _Cells]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the gradebook."""
        self._engine.dispose()

    def record(self, submission: Submission, judged: Mapping[str, NotebookNode]) -> Recorded:
        """Write one submission, `judged` being its examined notebooks by name; those that were not handed in get 0.

        Scores and comments that were entered by hand are kept. Raises GradebookError where the gradebook is locked,
        full or damaged; then nothing of this submission was written.
        """
        with self._transaction(submission) as session:
            return self._record(session, submission, judged)

    def penalise(self, submission: Submission) -> None:
        """Write what lateness takes from a recorded submission now, and nothing else. Raises GradebookError."""
        with self._transaction(submission) as session:
            submitted = _submitted(session, submission, {})
            for notebook in submitted.notebooks:
                notebook.late_submission_penalty = self._penalty(submitted, notebook, submission.student)

    @contextmanager
    def _transaction(self, submission: Submission) -> Iterator[Session]:
        try:
            with Session(self._engine) as session, session.begin():
                yield session
        except DBAPIError as error:
            is_full = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
            raise (FullGradebookError if is_full else GradebookError)(
                f"{self._path}: {submission.student}, {submission.assignment} could not be recorded ({error.orig}). "
                "Close what else holds the gradebook, or make room on the disk, and run the command again."
            ) from error

    def marks(self, submission: Submission) -> dict[str, NotebookMarks]:
        """What the gradebook says of a submission's notebooks, by name: scores, comments, penalties."""
        with Session(self._engine) as session:
            return marks_of(session, submission)

    def _record(self, session: Session, submission: Submission, judged: Mapping[str, NotebookNode]) -> Recorded:
        structure = self._structure(session, submission.assignment)
        submitted = _submitted(session, submission, structure)
        if (timestamp := submission.timestamp) is not None:
            submitted.timestamp = timestamp
        recorded = Recorded({}, {})
        for notebook in submitted.notebooks:
            cells = structure[notebook.notebook_id]
            marked = judged.get(cells.notebook)
            if marked is None:
                _give_nothing(notebook)
            else:
                _give_scores(notebook, cells, marked)
            penalty = self._penalty(submitted, notebook, submission.student)
            notebook.late_submission_penalty = penalty if marked is not None else penalty or None
            recorded.marks[cells.notebook] = _marks(notebook, cells)
            for one in notebook.grades:
                recorded.scores[f"{cells.notebook}/{cells.graded[one.cell_id]}"] = one.auto_score
        return recorded

    def _structure(self, session: Session, assignment: str) -> dict[str, _Cells]:
        if assignment not in self._structures:
            found = session.scalars(select(api.Assignment).where(api.Assignment.name == assignment)).one()
            self._structures[assignment] = {notebook.id: _cells(notebook) for notebook in found.notebooks}
        return self._structures[assignment]

    def _penalty(self, submitted: Any, notebook: Any, student: str) -> float | None:
        """What the instructor's rule takes away for lateness."""
        late = seconds_late(submitted.timestamp, submitted.assignment.duedate, submitted.extension)
        marks = [Marks(one.auto_score, one.manual_score, one.extra_credit) for one in notebook.grades]
        return self._rule.penalty(student, sum(one.score for one in marks), late)


def automatic_scores(name: str, judged: NotebookNode) -> Scores:
    """The automatic scores of one examined notebook, by "notebook/grade_id"."""
    graded = ((cell, marked) for cell, marked in _named(judged) if has_points(marked))
    return {f"{name}/{cell}": _auto_score(marked) for cell, marked in graded}


def _leave_begin_to_us(connection: Any, record: object) -> None:
    """Python's sqlite3 begins a transaction only at the first write, too late to wait for a lock."""
    connection.isolation_level = None


def _cells(notebook: Any) -> _Cells:
    graded = {cell.id: str(cell.name) for cell in (*notebook.grade_cells, *notebook.task_cells)}
    commented = {cell.id: str(cell.name) for cell in (*notebook.solution_cells, *notebook.task_cells)}
    points = {cell.id: float(cell.max_score) for cell in (*notebook.grade_cells, *notebook.task_cells)}
    return _Cells(str(notebook.name), graded, commented, points)


def _marks(notebook: Any, cells: _Cells) -> NotebookMarks:
    """What now stands in the gradebook of one notebook."""
    marks = NotebookMarks(late_penalty=float(notebook.late_submission_penalty or 0.0))
    for one in notebook.grades:
        score = Marks(one.auto_score, one.manual_score, one.extra_credit).score
        by_hand, waits = one.manual_score is not None, bool(one.needs_manual_grade)
        marks.scores[cells.graded[one.cell_id]] = CellScore(score, cells.points[one.cell_id], by_hand, waits)
    for one in notebook.comments:
        given = one.auto_comment if one.manual_comment is None else one.manual_comment
        marks.comments[cells.commented[one.cell_id]] = given
    return marks


def _submitted(session: Session, submission: Submission, structure: Mapping[str, _Cells]) -> Any:
    """The submission's rows, made where there are none, with a row for each notebook, grade and comment."""
    session.merge(api.Student(id=submission.student))
    assignment = session.scalars(select(api.Assignment).where(api.Assignment.name == submission.assignment)).one()
    query = (
        select(api.SubmittedAssignment)
        .where(
            api.SubmittedAssignment.student_id == submission.student,
            api.SubmittedAssignment.assignment_id == assignment.id,
        )
        .options(
            joinedload(api.SubmittedAssignment.assignment),
            selectinload(api.SubmittedAssignment.notebooks).selectinload(api.SubmittedNotebook.grades),
            selectinload(api.SubmittedAssignment.notebooks).selectinload(api.SubmittedNotebook.comments),
        )
    )
    submitted = session.scalars(query).one_or_none()
    if submitted is None:
        submitted = api.SubmittedAssignment(assignment_id=assignment.id, student_id=submission.student)
        submitted.assignment = assignment
    _complete(submitted, structure)
    session.add(submitted)  # and with it all rows that hang on it
    session.flush()
    return submitted


def _complete(submitted: Any, structure: Mapping[str, _Cells]) -> None:
    """Add the rows that are not there yet: all for a new submission, else those of cells released since."""
    present = {notebook.notebook_id: notebook for notebook in submitted.notebooks}
    for notebook_id, cells in structure.items():
        notebook = present.get(notebook_id) or api.SubmittedNotebook(notebook_id=notebook_id, assignment=submitted)
        for cell_id in cells.graded.keys() - {grade.cell_id for grade in notebook.grades}:
            api.Grade(cell_id=cell_id, notebook=notebook)
        for cell_id in cells.commented.keys() - {comment.cell_id for comment in notebook.comments}:
            api.Comment(cell_id=cell_id, notebook=notebook)


def _give_nothing(notebook: Any) -> None:
    for grade in notebook.grades:
        grade.auto_score, grade.needs_manual_grade = 0.0, False


def _give_scores(notebook: Any, cells: _Cells, marked: NotebookNode) -> None:
    """What SaveAutoGrades does: a score for each cell with points, a comment where an answer is as it was released."""
    by_name = dict(_named(marked))
    for grade in notebook.grades:
        cell = by_name.get(cells.graded[grade.cell_id])
        if cell is not None:
            grade.auto_score = _auto_score(cell)
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
    for comment in notebook.comments:
        cell = by_name.get(cells.commented[comment.cell_id])
        if cell is not None:
            comment.auto_comment = NO_RESPONSE if is_untouched(cell) else None


def _named(notebook: NotebookNode) -> Iterator[tuple[str, NotebookNode]]:
    for cell in notebook.cells:
        if name := grade_id_of(cell):
            yield name, cell


def _auto_score(cell: NotebookNode) -> float | None:
    if VERDICT in cell.metadata:
        return float(cell.metadata[VERDICT]["score"])
    score, _ = utils.determine_grade(cell)
    return None if score is None else float(score)
