"""What the gradebook says of a submission, for its feedback pages: scores, comments and penalties, also a person's."""

from dataclasses import dataclass, field
from typing import Any

from nbgrader import api
from sqlalchemy import select
from sqlalchemy.orm import Session

from grader.intake.submissions import Submission


@dataclass(frozen=True)
class CellScore:
    """What one cell with points earned, and could. `by_hand` says that a person gave it, `waits` that a person has to
    look at it.
    """

    score: float
    max_score: float
    by_hand: bool = False
    waits: bool = False


@dataclass
class NotebookMarks:
    """One notebook: the score of each cell with points, the comment on each answer, what lateness costs."""

    scores: dict[str, CellScore] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)
    late_penalty: float = 0.0

    @property
    def score(self) -> float:
        """All points together, lateness taken away; never below 0."""
        return max(0.0, sum(cell.score for cell in self.scores.values()) - self.late_penalty)

    @property
    def max_score(self) -> float:
        """All points that can be had."""
        return sum(cell.max_score for cell in self.scores.values())


def marks_of(session: Session, submission: Submission) -> dict[str, NotebookMarks]:
    """The marks of each notebook of a submission, by name; empty where it was never recorded."""
    marks = {}
    for row_id, name, penalty in session.execute(_notebooks(submission)):
        marks[row_id] = str(name), NotebookMarks(late_penalty=float(penalty or 0.0))
    for row_id, cell, score, points, by_hand, waits in session.execute(_scores(list(marks))):
        marks[row_id][1].scores[cell] = CellScore(float(score or 0.0), float(points), by_hand is not None, bool(waits))
    for row_id, cell, given, automatic in session.execute(_comments(list(marks))):
        marks[row_id][1].comments[cell] = automatic if given is None else given
    return dict(marks.values())


def _notebooks(submission: Submission) -> Any:
    return (
        select(api.SubmittedNotebook.id, api.Notebook.name, api.SubmittedNotebook.late_submission_penalty)
        .join(api.Notebook, api.SubmittedNotebook.notebook_id == api.Notebook.id)
        .join(api.SubmittedAssignment, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
        .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
        .where(api.SubmittedAssignment.student_id == submission.student, api.Assignment.name == submission.assignment)
    )


def _scores(rows: list[str]) -> Any:
    return (
        select(
            api.Grade.notebook_id,
            api.GradeCell.name,
            api.Grade.score,
            api.GradeCell.max_score,
            api.Grade.manual_score,
            api.Grade.needs_manual_grade,
        )
        .join(api.GradeCell, api.Grade.cell_id == api.GradeCell.id)
        .where(api.Grade.notebook_id.in_(rows))
    )


def _comments(rows: list[str]) -> Any:
    return (
        select(api.Comment.notebook_id, api.BaseCell.name, api.Comment.manual_comment, api.Comment.auto_comment)
        .join(api.BaseCell, api.Comment.cell_id == api.BaseCell.id)
        .where(api.Comment.notebook_id.in_(rows))
    )
