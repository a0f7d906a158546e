"""Everything that a gradebook holds of a class, by names in the place of its random ids."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

_PLACE = """
JOIN submitted_notebook ON submitted_notebook.id = {table}.notebook_id
JOIN notebook ON notebook.id = submitted_notebook.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN assignment ON assignment.id = submitted_assignment.assignment_id
JOIN base_cell ON base_cell.id = {table}.cell_id
"""
_NAMES = "submitted_assignment.student_id, assignment.name, notebook.name, base_cell.name"
_QUERIES = {
    "student": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submitted assignment": """
        SELECT student_id, assignment.name, timestamp, extension FROM submitted_assignment
        JOIN assignment ON assignment.id = submitted_assignment.assignment_id""",
    "submitted notebook": """
        SELECT student_id, assignment.name, notebook.name, flagged, late_submission_penalty FROM submitted_notebook
        JOIN notebook ON notebook.id = submitted_notebook.notebook_id
        JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
        JOIN assignment ON assignment.id = submitted_assignment.assignment_id""",
    "grade": f"SELECT {_NAMES}, auto_score, manual_score, extra_credit, needs_manual_grade FROM grade"
    + _PLACE.format(table="grade"),
    "comment": f"SELECT {_NAMES}, auto_comment, manual_comment FROM comment" + _PLACE.format(table="comment"),
}

Rows = dict[str, list[tuple[Any, ...]]]


def gradebook_rows(root: Path) -> Rows:
    """The rows of each table that grading writes, in one order."""
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as gradebook:
        return {name: sorted(gradebook.execute(query), key=repr) for name, query in _QUERIES.items()}
