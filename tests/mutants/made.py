"""A question about distances, with a right program to change, and what its mutants are called."""

from typing import Any

import numpy as np

from grader.mutants import Mutant, Program, made_mutants, program
from grader.questions import Aspect, Case, FunctionQuestion

SOLUTION = """
def length(a, b):
    squares = (a - b) ** 2
    return np.sqrt(np.sum(squares))
"""
LOOP = """
def length(a, b):
    total = 0.0
    for i in range(len(a)):
        total += (a[i] - b[i]) ** 2
    return np.sqrt(total)
"""


def cases(rng: np.random.Generator) -> list[Case]:
    return [Case("ordinary", f"{d} numbers", tuple(rng.normal(size=(2, d)))) for d in (1, 2, 3, 5)]


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    return None if np.ndim(answer) == 0 and np.isclose(answer, expected) else "Another number."


QUESTION = FunctionQuestion("length", "length(a, b)", (Aspect("ordinary", 1.0, "", ""),), cases, compare)


def right(text: str, name: str = "length") -> Program:
    made = program("solution", name, ["import numpy as np", text], {})
    assert made is not None
    return made


def mutants_of(*texts: str, question: FunctionQuestion = QUESTION) -> dict[str, Mutant]:
    """The mutants by name."""
    made = made_mutants(question, [right(text, question.name) for text in texts])
    return {one.name: one for one in made}
