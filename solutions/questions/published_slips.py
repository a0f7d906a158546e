"""What is asked about `published_slips`: a wrong root, a wrong mean, and a tie decided without a rule."""

from typing import Any

import numpy as np
from kmeans_lab.exercises.published_slips import EXERCISE

from grader.questions import Misconception, ValueQuestion
from solutions.questions._shared import real_numbers

WHICH = ("number under the root", "mean of the first opinions", "person whose tie went another way")


def compare(answer: Any, expected: Any) -> str | None:
    """Judge three numbers, in whatever form they are written."""
    numbers = real_numbers(answer)
    if numbers.shape != (3,):
        return "It does not hold three numbers."
    wrong = np.flatnonzero(~(np.abs(numbers - np.asarray(expected)) <= 1e-6))
    return f"{wrong.size} of 3 differ; the first is the {WHICH[wrong[0]]}." if wrong.size else None


question = ValueQuestion(
    name=EXERCISE.name,
    rule="A squared distance adds the squares of the differences; a mean divides the sum by the number of points; a "
    "tie goes to the lowest index.",
    hint="Compute the table again: twelve squared distances, and three of its rows hold two equal ones.",
    compare=compare,
    misconceptions=(
        Misconception(
            "root of the right number",
            "It looks as if the distance is given, and not the number under the root.",
            "The table writes each distance as a root: what stands under it?",
            lambda: [41**0.5, 1.25, 5],
        ),
        Misconception(
            "second coordinate",
            "It looks as if the mean of the second opinions is given.",
            "That one is right in the published version. Look at the first.",
            lambda: [41, 1.75, 5],
        ),
        Misconception(
            "first tie",
            "It looks as if the first tied person is given.",
            "Three persons are tied. Two of them went to centroid 0.",
            lambda: [41, 1.25, 0],
        ),
        Misconception(
            "published root",
            "It looks as if the published number is given.",
            "The differences of person 0 to centroid 1 are 5 and 4.",
            lambda: [50, 1.25, 5],
        ),
    ),
)
