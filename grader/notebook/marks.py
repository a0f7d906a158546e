"""What a cell is: the marks by which a cell of the course is known, and the names under which we put down our own.

No other module reads or writes what nbgrader keeps in a cell's metadata. A cell is a notebook's, or one of its JSON.
Nothing heavy is imported here, for the process that reads strangers' files takes its word from here too.
"""

from collections.abc import Mapping, MutableMapping
from enum import StrEnum
from typing import Any

Cell = Mapping[str, Any]

CHECK_PREFIX = "check_"
"""Begins the grade_id of the check cell of a question."""
VERDICT = "verdict"
"""The key of a check cell's metadata that holds the verdict."""
DELETED = "deleted"
"""The key of the metadata of a written answer that a learner deleted and the intake put back."""
STUB = "stub"
"""The key of the metadata of a solution cell whose author says what learners get in its place."""
INTAKE = "intake"
"""The key of the notebook's metadata under which the notes of the intake travel to the judge, and the paths of the
`companions`, which the judge takes out.
"""
PICTURES = "pictures"
"""The key of the metadata of a cell that shows the pictures of the cell before it; it holds nothing of the learner's
but these.
"""
_NBGRADER = "nbgrader"
_SCHEMA_VERSION = 3
"""Of nbgrader's marks, since its 0.6 (nbgrader/nbgraderformat/v3.py)."""


class CellKind(StrEnum):
    """What a cell of the course is for. The values are the marks that authors write into a cell's header."""

    GIVEN = "given"
    ANSWER = "solution"
    CHECK = "check"
    PROSE = "prose"


def kind_of(cell: Cell) -> CellKind | None:
    """What a cell of a clean notebook is for; None for one without marks, such as a learner's own."""
    marks = _marks(cell)
    if marks.get("solution"):
        return CellKind.PROSE if marks.get("grade") else CellKind.ANSWER
    if marks.get("grade"):
        return CellKind.CHECK
    return CellKind.GIVEN if marks.get("locked") else None


def grade_id_of(cell: Cell) -> str | None:
    """The grade_id of a cell of a clean notebook, or None."""
    name = _marks(cell).get("grade_id")
    return str(name) if name is not None else None


def claimed_grade_id(cell: Mapping[str, Any]) -> str | None:
    """The grade_id of a cell that a stranger made, whatever its metadata are."""
    metadata = cell.get("metadata", {})
    marks = metadata.get(_NBGRADER, {}) if isinstance(metadata, dict) else {}
    grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
    return grade_id if isinstance(grade_id, str) else None


def claimed(grade_id: str | None) -> dict[str, Any]:
    """The metadata of a cell of which only the grade_id is kept, as a stranger gave it."""
    return {_NBGRADER: {"grade_id": grade_id}}


def points_of(cell: Cell) -> float:
    """The points that a cell of a clean notebook carries. Raises KeyError where it carries none."""
    return float(_marks(cell)["points"])


def is_locked(cell: Cell) -> bool:
    """Whether a cell of the released notebook is the course's: checks and given cells."""
    return kind_of(cell) in (CellKind.GIVEN, CellKind.CHECK)


def is_manual(cell: Cell) -> bool:
    """Whether a cell's points are given by a person."""
    return kind_of(cell) is CellKind.PROSE


def is_check(cell: Cell) -> bool:
    """Whether a cell carries points that the judge gives."""
    return kind_of(cell) is CellKind.CHECK


def has_points(cell: Cell) -> bool:
    """Whether a cell carries points, be it the judge or a person who gives them."""
    return kind_of(cell) in (CellKind.CHECK, CellKind.PROSE)


def is_given(cell: Cell) -> bool:
    """Whether a cell is neither an answer nor a check: what stands in it is the course's, or nobody's answer."""
    return kind_of(cell) in (CellKind.GIVEN, None)


def is_untouched(cell: Cell) -> bool:
    """Whether a cell that nbgrader watches is as it was released."""
    from nbgrader.utils import compute_checksum  # noqa: PLC0415 - takes a second

    checksum = _marks(cell).get("checksum")
    return checksum is not None and bool(checksum == compute_checksum(cell))


def check_of(question: str) -> str:
    """The grade_id of the check cell of a question."""
    return CHECK_PREFIX + question


def question_of(grade_id: str) -> str:
    """The name of the question that a cell with points asks: that of its check cell without the prefix."""
    return grade_id.removeprefix(CHECK_PREFIX)


def marked(kind: CellKind, name: str, points: float | None) -> dict[str, Any]:
    """The metadata by which nbgrader knows a cell of a kind; `name` is the question's, or the given cell's own."""
    marks = {
        "grade": kind in (CellKind.CHECK, CellKind.PROSE),
        "grade_id": check_of(name) if kind is CellKind.CHECK else name,
        "locked": kind in (CellKind.GIVEN, CellKind.CHECK),
        "schema_version": _SCHEMA_VERSION,
        "solution": kind in (CellKind.ANSWER, CellKind.PROSE),
        "task": False,
    }
    return {_NBGRADER: marks | ({} if points is None else {"points": points})}


def unmark(cell: MutableMapping[str, Any]) -> None:
    """Take a cell's marks away: it becomes a learner's own."""
    del cell["metadata"][_NBGRADER]


def show_on_page(cell: MutableMapping[str, Any], **shown: Any) -> None:
    """Put what nbgrader's page shows of a cell, `comment`, `score` or `points`, where its template looks for it."""
    cell["metadata"][_NBGRADER].update(shown)


def score_on_page(cell: Cell) -> float:
    """The score that nbgrader's page shows of a cell. Raises KeyError where it shows none."""
    return float(_marks(cell)["score"])


def _marks(cell: Cell) -> Mapping[str, Any]:
    marks: Mapping[str, Any] = cell["metadata"].get(_NBGRADER, {})
    return marks
