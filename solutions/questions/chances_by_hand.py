"""What is asked about `chances_by_hand`: D-squared sampling with two wells picked already, worked out on paper."""

from typing import Any

import numpy as np
from kmeans_lab.exercises import next_chances
from kmeans_lab.exercises.chances_by_hand import EXERCISE

from grader.questions import Misconception, ValueQuestion
from solutions.questions._shared import Array, real_numbers

PLACES = np.array([1.0, 2.0, 4.0, 10.0, 11.0])
PICKED = np.array([1.0, 10.0])
TWO_DIGITS = 0.005
DISTANCES = np.abs(PLACES[:, np.newaxis] - PICKED)


def compare(answer: Any, expected: Any) -> str | None:
    """Judge the chances to two digits, in whatever form they are written."""
    chances = real_numbers(answer)
    if chances.shape != (5,):
        return "It does not hold five numbers, one for each well."
    wrong = np.flatnonzero(~(np.abs(chances - np.asarray(expected)) <= TWO_DIGITS))
    return (
        f"{wrong.size} of 5 chances differ; the first is that of the well at {PLACES[wrong[0]]:g}."
        if wrong.size
        else None
    )


def _shares(weights: Array) -> list[float]:
    return [float(weight) for weight in weights / weights.sum()]


question = ValueQuestion(
    name=EXERCISE.name,
    rule=next_chances.RULES["nearest picked"],
    hint="Write down the five distances to the nearer of the two picked wells, then their squares, then their sum.",
    compare=compare,
    misconceptions=(
        Misconception(
            "plain distance",
            "It looks as if the distances are not squared.",
            "What does D-squared sampling do with the distances before it divides by their sum?",
            lambda: _shares(DISTANCES.min(axis=1)),
        ),
        Misconception(
            "first picked only",
            "It looks as if only the well that was picked first counts.",
            "Which of the two picked wells is nearer to the well at 11?",
            lambda: _shares(DISTANCES[:, 0] ** 2),
        ),
        Misconception(
            "last picked only",
            "It looks as if only the well that was picked last counts.",
            "Which of the two picked wells is nearer to the well at 2?",
            lambda: _shares(DISTANCES[:, 1] ** 2),
        ),
        Misconception(
            "sum over both",
            "It looks as if the squared distances to both picked wells are added up.",
            "Only the nearer of the two counts.",
            lambda: _shares((DISTANCES**2).sum(axis=1)),
        ),
        Misconception(
            "equal chances",
            "It looks as if the three other wells have the same chance.",
            "Distance has a say: a far point is likelier.",
            lambda: [0, 1 / 3, 1 / 3, 0, 1 / 3],
        ),
        Misconception(
            "always the farthest",
            "It looks as if the farthest well is taken for certain.",
            "It is only the likeliest: chance decides.",
            lambda: [0, 0, 1, 0, 0],
        ),
    ),
)
