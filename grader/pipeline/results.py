"""The results of a class while it is graded, and with those of its files that are not used."""

from collections.abc import Collection, Sequence
from pathlib import Path

from grader.intake.notebooks.unused import Unused
from grader.intake.submissions import Submission
from grader.pipeline.grading import Done
from grader.report.rows import in_order, read_rows
from grader.verdict.row import Row


class ClassResults:
    """The rows of a class as they come: of what was just written as it was written, all else from the gradebook."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._written: dict[Submission, tuple[Row, ...]] = {}

    def add(self, done: Done) -> None:
        """Keep the rows of a submission that was just written."""
        if done.rows is not None:
            self._written[done.submission] = done.rows

    def of(self, submission: Submission) -> Sequence[Row]:
        """The rows of one submission."""
        written = self._written.get(submission)
        return read_rows(self._root, [submission.assignment], [submission.student]) if written is None else written

    def all(self, assignments: Sequence[str], students: Collection[str]) -> list[Row]:
        """The rows of some assignments and learners."""
        rows = [row for written in self._written.values() for row in written]
        known = {(one.student, one.assignment) for one in self._written}
        return in_order([*rows, *read_rows(self._root, assignments, students, known)], assignments)


def with_unused(rows: list[Row], unused: Sequence[Unused]) -> list[Row]:
    """The rows of a class, and one for each file that is not used."""
    return sorted([*rows, *(one.row for one in unused)], key=lambda row: row.student)
