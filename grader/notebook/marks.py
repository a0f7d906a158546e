"""What a cell is: the marks by which a cell of the course is known, and the names under which we put down our own."""

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

CHECK_PREFIX = "check_"
"""Begins the grade_id of the check cell of a question."""
VERDICT = "verdict"
"""The key of a check cell's metadata that holds the verdict."""
INTAKE = "intake"
"""The key of the notebook's metadata under which the notes of the intake travel to the judge, and the paths of the
`companions`, which the judge takes out.
"""
PICTURES = "pictures"
"""The key of the metadata of a cell that shows the pictures of the cell before it; it holds nothing of the learner's
but these.
"""


def grade_id_of(cell: NotebookNode) -> str | None:
    """The grade_id of a cell of a clean notebook, or None."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id")
    return str(name) if name is not None else None


def is_locked(cell: NotebookNode) -> bool:
    """Whether a cell of the released notebook is the course's: checks and given cells."""
    return bool(cell.metadata.get("nbgrader", {}).get("locked"))


def is_manual(cell: NotebookNode) -> bool:
    """Whether a cell's points are given by a person."""
    marks = cell.metadata.get("nbgrader", {})
    return bool(marks.get("grade") and marks.get("solution"))


def is_check(cell: NotebookNode) -> bool:
    """Whether a cell carries points that the judge gives."""
    return has_points(cell) and not is_manual(cell)


def is_untouched(cell: NotebookNode) -> bool:
    """Whether a cell that nbgrader watches is as it was released."""
    checksum = cell.metadata.get("nbgrader", {}).get("checksum")
    return checksum is not None and bool(checksum == compute_checksum(cell))


def is_given(cell: NotebookNode) -> bool:
    """Whether a cell is neither an answer nor a check: what stands in it is the course's, or nobody's answer."""
    marks = cell.metadata.get("nbgrader", {})
    return not marks.get("solution") and not marks.get("grade")


def has_points(cell: NotebookNode) -> bool:
    """Whether a cell carries points, be it the judge or a person who gives them."""
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def check_of(question: str) -> str:
    """The grade_id of the check cell of a question."""
    return CHECK_PREFIX + question


def question_of(grade_id: str) -> str:
    """The name of the question that a cell with points asks: that of its check cell without the prefix."""
    return grade_id.removeprefix(CHECK_PREFIX)
