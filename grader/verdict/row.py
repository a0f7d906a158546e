"""One line of a class's results: a learner, a question, and its verdict."""

from dataclasses import dataclass
from typing import Any

from grader.verdict.verdict import Verdict

NOT_USED = "not used"
"""Stands in the place of a question where a row is about a file that is not used."""


@dataclass(frozen=True)
class Row:
    """One line of the class table and of `--json`: a learner, a question, and its verdict. Lateness takes
    `late_penalty` points from the whole notebook; all its rows say so, and `--json` gives questions alone.
    """

    student: str
    assignment: str
    notebook: str
    verdict: Verdict
    late_penalty: float = 0.0

    @property
    def is_unused_file(self) -> bool:
        """Whether the row is about a file that is not used, and `notebook` its place below submitted/."""
        return self.verdict.question == NOT_USED

    def as_plain_data(self) -> dict[str, Any]:
        """The row as it stands in the JSON file, `question` being the grade_id."""
        verdict = self.verdict
        return {
            "student": self.student,
            "assignment": self.assignment,
            "notebook": self.notebook,
            "question": verdict.question,
            "score": verdict.score,
            "max_score": verdict.max_score,
            "verdict": verdict.word.value,
            "diagnosis": verdict.diagnosis,
            "message": verdict.message,
            "seconds": round(verdict.seconds, 4),
        }
