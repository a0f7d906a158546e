"""The text and the keys of a quiz, read from its source and its questions."""

import re
from functools import cache
from pathlib import Path

from nbformat import NotebookNode

from grader.course import Course
from grader.course.build import build_notebook
from grader.questions import ChoiceQuestion

HOME = Path(__file__).parents[2]


class Quiz:
    """One quiz. Questions are numbered from 1."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.notebook: NotebookNode = _built(stem)
        self.names = [cell.id for cell in self.notebook.cells if re.fullmatch(r"answer_\d+", cell.id)]

    def question(self, name: str) -> ChoiceQuestion:
        found = Course(HOME).question(self.stem, name)
        assert isinstance(found, ChoiceQuestion)
        return found

    def key(self, number: int) -> set[str]:
        return set(self.question(f"answer_{number}").key)

    def text(self, number: int) -> str:
        """The question's own cell, on one line."""
        cell = next(cell for cell in self.notebook.cells if cell.source.startswith(f"## Question {number}:"))
        return " ".join(cell.source.split())

    def options(self, number: int) -> dict[str, str]:
        """The option of each letter."""
        return dict(re.findall(r"- \*\*([a-d])\*\*: (.+?)(?= - \*\*[a-d]\*\*: |$)", self.text(number)))


@cache
def _built(stem: str) -> NotebookNode:
    return build_notebook(HOME / "solutions" / "quizzes" / f"{stem}.py")


def numbers(words: str) -> tuple[float, ...]:
    return tuple(float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", words.replace(",000", "000")))


def points(words: str) -> list[tuple[float, ...]]:
    """The points of a sentence, written as (0, 1.5)."""
    return [numbers(inside) for inside in re.findall(r"\(([^)]*)\)", words)]
