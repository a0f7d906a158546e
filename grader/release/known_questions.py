"""What the gradebook knows of a course's questions, compared with what the course asks before anything is written."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader import api
from sqlalchemy import create_engine, make_url, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from grader.course import Course
from grader.course.build import build_notebook
from grader.errors import GradebookError
from grader.notebook.marks import grade_id_of, has_points, points_of, question_of

Questions = dict[tuple[str, str, str], float]
"""The points of each cell that carries some, by assignment, notebook and grade_id."""

_MOST = 10


@dataclass(frozen=True)
class Known:
    """The questions in a gradebook; those of assignments in which something is graded; those that a person marked."""

    questions: Questions
    graded: Questions
    by_hand: frozenset[tuple[str, str, str]]


def released_questions(folder: Path, assignments: Sequence[str]) -> Questions:
    """The questions of the notebooks in folder/ASSIGNMENT/."""
    return {
        (name, path.stem, str(grade_id_of(cell))): points_of(cell)
        for name in assignments
        for path in sorted((folder / name).glob("*.ipynb"))
        for cell in filter(has_points, json.loads(path.read_text(encoding="utf-8"))["cells"])
    }


def questions_of_sources(course: Course) -> Questions:
    """The questions that solutions/ ask. Raises CourseError where a source cannot be built."""
    return {
        (name, path.stem, str(grade_id_of(cell))): points_of(cell)
        for name in course.assignments
        for path in course.sources(name)
        for cell in filter(has_points, build_notebook(path).cells)
    }


def known_questions(address: str, assignments: Sequence[str]) -> Known:
    """What the gradebook at that address knows of some assignments; nothing where there is none. Changes nothing.

    Raises GradebookError where it cannot be read.
    """
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        return Known({}, {}, frozenset())
    engine = create_engine(url)
    try:
        with Session(engine) as session:
            questions = {(*place, name): float(points) for *place, name, points in session.execute(_questions())}
            graded = set(session.scalars(_graded_assignments()))
            by_hand = frozenset((str(a), str(n), str(c)) for a, n, c in session.execute(_marked_by_hand()))
    except DBAPIError as error:
        raise GradebookError(f"{shown(address)} cannot be read: {error.orig}. Nothing was changed.") from error
    finally:
        engine.dispose()
    mine = {place: points for place, points in questions.items() if place[0] in assignments}
    return Known(mine, {place: points for place, points in mine.items() if place[0] in graded}, by_hand)


def require_unlocked(address: str) -> None:
    """Raise GradebookError where another program holds a gradebook that is a file: nbgrader would stop half way."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite" or not Path(str(url.database)).exists():
        return
    try:
        with contextlib.closing(sqlite3.connect(str(url.database), isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        raise GradebookError(
            f"{shown(address)} is locked or cannot be opened ({error}). Another program, such as a formgrader, "
            "holds it. Close it and run the command again. Nothing was changed."
        ) from error


def refuse_other_questions(known: Known, asked: Questions, gradebook: str, way_out: str) -> None:
    """Raise GradebookError where questions have come or gone since something was graded, or have other points than
    those by which a person gave marks: nothing could be recorded then without losing or bending marks.
    """
    graded = {assignment for assignment, _, _ in known.graded}
    now = {place: points for place, points in asked.items() if place[0] in graded}
    found = list(other_questions(known.graded, now, known.by_hand))
    if found:
        more = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
        raise GradebookError(
            f"{gradebook} holds marks of the course as it was. Since then: {'; '.join([*found[:_MOST], *more])}. "
            f"Nothing was changed, and no mark is lost. {way_out}"
        )


def other_questions(
    before: Questions, now: Questions, by_hand: frozenset[tuple[str, str, str]] | None = None
) -> Iterator[str]:
    """What differs between two lists of questions, in words. `by_hand` are those whose points must not change; where
    it is left out, none may.
    """
    were, are = {place[:2] for place in before}, {place[:2] for place in now}
    for assignment, notebook in sorted(were | are):
        place = f"{assignment}/{notebook}"
        if (assignment, notebook) not in are:
            yield f"{place} was dropped"
        elif (assignment, notebook) not in were:
            yield f"{place} was added"
        else:
            old, new = _in_notebook(before, assignment, notebook), _in_notebook(now, assignment, notebook)
            yield from (f"{place}: the question {question_of(one)} was dropped" for one in old if one not in new)
            yield from (f"{place}: the question {question_of(one)} was added" for one in new if one not in old)
            for one in old.keys() & new.keys():
                if old[one] != new[one] and (by_hand is None or (assignment, notebook, one) in by_hand):
                    yield f"{place}: the points of {question_of(one)} changed from {old[one]:g} to {new[one]:g}"


def shown(address: str) -> str:
    """A gradebook's address as it may be shown: the path of a file, or the address without its password."""
    url = make_url(address)
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _in_notebook(questions: Questions, assignment: str, notebook: str) -> Mapping[str, float]:
    return {name: points for (a, n, name), points in questions.items() if (a, n) == (assignment, notebook)}


def _questions() -> Any:
    return (
        select(api.Assignment.name, api.Notebook.name, api.GradeCell.name, api.GradeCell.max_score)
        .join(api.Notebook, api.GradeCell.notebook_id == api.Notebook.id)
        .join(api.Assignment, api.Notebook.assignment_id == api.Assignment.id)
    )


def _graded_assignments() -> Any:
    submitted = api.SubmittedAssignment
    return select(api.Assignment.name).join(submitted, submitted.assignment_id == api.Assignment.id).distinct()


def _marked_by_hand() -> Any:
    return (
        select(api.Assignment.name, api.Notebook.name, api.BaseCell.name)
        .join(api.Notebook, api.Notebook.assignment_id == api.Assignment.id)
        .join(api.BaseCell, api.BaseCell.notebook_id == api.Notebook.id)
        .join(api.Grade, api.Grade.cell_id == api.BaseCell.id)
        .where(api.Grade.manual_score.is_not(None))
        .distinct()
    )
