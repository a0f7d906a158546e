"""The class's results: one row a learner and question, read from the gradebook and the autograded notebooks."""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbgrader import api
from nbgrader.api import Gradebook
from sqlalchemy import select

from grader.notebook.marks import DELETED, VERDICT, grade_id_of, question_of
from grader.plugs.address import gradebook_url
from grader.questions import wording
from grader.verdict.row import Row
from grader.verdict.verdict import Verdict, Word

Verdicts = dict[str, Verdict]


def read_rows(root: Path, assignments: Iterable[str], students: Collection[str] | None = None) -> list[Row]:
    """The rows of a class folder for some assignments, in the order of the day, and some learners (default: all)."""
    order = list(assignments)
    rows: list[Row] = []
    verdicts: dict[tuple[str, str, str], Verdicts | None] = {}
    with Gradebook(gradebook_url(root)) as gradebook:
        for entry in gradebook.db.execute(_query(order, students)).mappings():
            place = (entry["student"], entry["assignment"], entry["notebook"])
            if place not in verdicts:
                verdicts[place] = _stored_verdicts(root, *place)
            late_penalty = float(entry["late_submission_penalty"] or 0.0)
            rows.append(Row(*place, _verdict(entry, verdicts[place]), late_penalty))
    return sorted(rows, key=lambda row: (row.student, order.index(row.assignment), row.notebook, _natural(row)))


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
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        found = [cell["metadata"][VERDICT] for cell in cells if VERDICT in cell["metadata"]]
        verdicts = {data["question"]: Verdict.from_plain_data(data) for data in found}
        deleted = [str(grade_id_of(cell)) for cell in cells if cell["metadata"].get(DELETED)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    for name in deleted:
        verdicts[name] = _plain(name, Word.MISSING, 0.0, 0.0, "The answer's cell was deleted.")
    return verdicts


def _verdict(entry: Any, stored: Verdicts | None) -> Verdict:
    """The verdict of one grade; the score is always the gradebook's, where a person may have changed it."""
    name, score, most = entry["question"], float(entry["score"]), float(entry["max_score"])
    if stored is None:
        return _plain(name, Word.MISSING, score, most, "The notebook was not submitted.")
    if name in stored:
        return replace(stored[name], score=score, max_score=most)
    if entry["manual_score"] is None:
        if entry["needs_manual_grade"]:
            return _plain(name, Word.NEEDS_A_PERSON, score, most, "A person reads this answer in the formgrader.")
        return _plain(name, Word.NOT_ATTEMPTED, score, most, "The answer is still as it was released.")
    word = Word.RIGHT if score >= most else Word.PARTLY_RIGHT if score > 0 else Word.WRONG
    since = " It was graded again since; the formgrader marks it." if entry["needs_manual_grade"] else ""
    return _plain(name, word, score, most, f"A person gave the points.{since}")


def _plain(name: str, word: Word, score: float, most: float, sentence: str) -> Verdict:
    headline = wording.headline(question_of(name), word, sentence)
    return Verdict(name, word, score, most, headline)
