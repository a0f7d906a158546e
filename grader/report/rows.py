"""The class's results: one row a learner and question, read from the gradebook and the autograded notebooks."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader import api
from nbgrader.api import Gradebook
from sqlalchemy import select

from grader.intake.submissions import Submission
from grader.notebook.marks import DELETED, VERDICT, grade_id_of, question_of
from grader.plugs.address import gradebook_url
from grader.questions import wording
from grader.record.marks import CellScore, NotebookMarks
from grader.verdict.row import Row
from grader.verdict.verdict import Verdict, Word

Verdicts = dict[str, Verdict]


def read_rows(
    root: Path,
    assignments: Iterable[str],
    students: Collection[str] | None = None,
    known: Collection[tuple[str, str]] = (),
) -> list[Row]:
    """The rows of a class folder for some assignments, in the order of the day, and some learners (default: all), but
    for those learners' assignments that are `known`.
    """
    order = list(assignments)
    rows: list[Row] = []
    verdicts: dict[tuple[str, str, str], Verdicts | None] = {}
    with Gradebook(gradebook_url(root)) as gradebook:
        for entry in gradebook.db.execute(_query(order, students)).mappings():
            place = (entry["student"], entry["assignment"], entry["notebook"])
            if place[:2] in known:
                continue
            if place not in verdicts:
                verdicts[place] = _stored_verdicts(root, *place)
            late_penalty = float(entry["late_submission_penalty"] or 0.0)
            by_hand, waits = entry["manual_score"] is not None, bool(entry["needs_manual_grade"])
            score = CellScore(float(entry["score"]), float(entry["max_score"]), by_hand, waits)
            rows.append(Row(*place, _verdict(entry["question"], score, verdicts[place]), late_penalty))
    return in_order(rows, order)


def rows_of(
    submission: Submission, marks: Mapping[str, NotebookMarks], judged: Mapping[str, NotebookNode]
) -> list[Row]:
    """The rows of one submission that was just recorded: its marks, and its examined notebooks by name."""
    rows = []
    for notebook, marked in marks.items():
        stored = _verdicts_in(judged[notebook].cells) if notebook in judged else None
        for name, score in marked.scores.items():
            verdict = _verdict(name, score, stored)
            rows.append(Row(submission.student, submission.assignment, notebook, verdict, marked.late_penalty))
    return in_order(rows, [submission.assignment])


def in_order(rows: Iterable[Row], assignments: Sequence[str]) -> list[Row]:
    """The rows by learner, then in the order of the assignments, by notebook and question."""
    return sorted(rows, key=lambda row: (row.student, assignments.index(row.assignment), row.notebook, _natural(row)))


def _natural(row: Row) -> list[tuple[int, str]]:
    """The order of questions in which answer_2 stands before answer_10."""
    parts = re.split(r"(\d+)", row.verdict.question)
    return [(int(part) if part.isdecimal() else 0, part) for part in parts]


def _query(assignments: list[str], students: Collection[str] | None) -> Any:
    """Every grade of some assignments and learners (default: all) with its place, by name."""
    query = (
        select(
            api.SubmittedAssignment.student_id.label("student"),
            api.Assignment.name.label("assignment"),
            api.Notebook.name.label("notebook"),
            api.GradeCell.name.label("question"),
            api.GradeCell.max_score.label("max_score"),
            api.Grade.score,
            api.Grade.manual_score,
            api.Grade.needs_manual_grade,
            api.SubmittedNotebook.late_submission_penalty,
        )
        .join(api.SubmittedNotebook, api.Grade.notebook_id == api.SubmittedNotebook.id)
        .join(api.SubmittedAssignment, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
        .join(api.Notebook, api.SubmittedNotebook.notebook_id == api.Notebook.id)
        .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
        .join(api.GradeCell, api.Grade.cell_id == api.GradeCell.id)
        .where(api.Assignment.name.in_(assignments))
        .order_by(api.SubmittedAssignment.student_id, api.Notebook.name, api.GradeCell.name)
    )
    return query if students is None else query.where(api.SubmittedAssignment.student_id.in_(sorted(students)))


def _stored_verdicts(root: Path, student: str, assignment: str, notebook: str) -> Verdicts | None:
    """The verdicts in an autograded notebook, by grade_id; None where the file is not there or not ours."""
    path = root / "autograded" / student / assignment / f"{notebook}.ipynb"
    try:
        return _verdicts_in(json.loads(path.read_text(encoding="utf-8"))["cells"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _verdicts_in(cells: Sequence[Any]) -> Verdicts:
    """The verdicts that cells hold, and one on each answer whose cell was deleted."""
    found = [cell["metadata"][VERDICT] for cell in cells if VERDICT in cell["metadata"]]
    verdicts = {data["question"]: Verdict.from_plain_data(data) for data in found}
    for name in [str(grade_id_of(cell)) for cell in cells if cell["metadata"].get(DELETED)]:
        verdicts[name] = _plain(name, Word.MISSING, 0.0, 0.0, "The answer's cell was deleted.")
    return verdicts


def _verdict(name: str, marked: CellScore, stored: Verdicts | None) -> Verdict:
    """The verdict of one grade; the score is always the gradebook's, where a person may have changed it."""
    score, most = marked.score, marked.max_score
    if stored is None:
        return _plain(name, Word.MISSING, score, most, "The notebook was not submitted.")
    if name in stored:
        return replace(stored[name], score=score, max_score=most)
    if not marked.by_hand:
        if marked.waits:
            return _plain(name, Word.NEEDS_A_PERSON, score, most, "A person reads this answer in the formgrader.")
        return _plain(name, Word.NOT_ATTEMPTED, score, most, "The answer is still as it was released.")
    word = Word.RIGHT if score >= most else Word.PARTLY_RIGHT if score > 0 else Word.WRONG
    since = " It was graded again since; the formgrader marks it." if marked.waits else ""
    return _plain(name, word, score, most, f"A person gave the points.{since}")


def _plain(name: str, word: Word, score: float, most: float, sentence: str) -> Verdict:
    headline = wording.headline(question_of(name), word, sentence)
    return Verdict(name, word, score, most, headline)
