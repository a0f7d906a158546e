"""Whose notebook is judged, and which."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class NotebookIdentity:
    """Whose notebook it is, and which. The hidden cases are drawn from it, so that a regrade asks the same again."""

    student: str
    assignment: str
    notebook: str

    def seed(self, question: str) -> int:
        """The seed of a question's cases for this learner."""
        text = "\0".join((self.student, self.assignment, self.notebook, question))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
