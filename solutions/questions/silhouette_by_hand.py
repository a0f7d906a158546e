"""What is asked about `silhouette_by_hand`: the silhouette of the point 5 in three small clusters on a line."""

from typing import Any

import numpy as np
from courselab.faults import as_float, number_fault
from kmeans_lab.exercises.silhouette_by_hand import EXERCISE

from grader.questions import Misconception, ValueQuestion

OWN, NEAR, FAR = np.array([1.0, 5.0, 6.0]), np.array([9.0, 13.0]), np.array([20.0, 24.0])
POINT = 5.0
TWO_DIGITS = 0.005


def compare(answer: Any, expected: Any) -> str | None:
    """Judge the number to two digits."""
    if fault := number_fault(answer):
        return fault
    if abs(as_float(answer) - float(expected)) <= TWO_DIGITS:
        return None
    return f"The silhouette is too {'large' if as_float(answer) > float(expected) else 'small'}."


def _silhouette(a: float, b: float) -> float:
    return (b - a) / max(a, b)


def _mean(distances: Any) -> float:
    return float(np.mean(distances))


OTHERS = np.abs(OWN[OWN != POINT] - POINT)
A, B = _mean(OTHERS), _mean(np.abs(NEAR - POINT))

question = ValueQuestion(
    name=EXERCISE.name,
    rule="s = (b - a) / max(a, b): a is the mean distance to the others of the own cluster, b the smallest mean "
    "distance to the points of another cluster.",
    hint="Write a and b down first: which distances are in each mean, and how many?",
    compare=compare,
    misconceptions=(
        Misconception(
            "the point itself counted",
            "It looks as if the point itself, at distance 0, is counted in a.",
            "a is the mean over the other points: how many are there?",
            lambda: _silhouette(_mean(np.abs(OWN - POINT)), B),
        ),
        Misconception(
            "distances to centroids",
            "It looks as if a and b are distances to the means of the clusters.",
            "Take the mean of the distances, not the distance to the mean.",
            lambda: _silhouette(abs(_mean(OWN) - POINT), abs(_mean(NEAR) - POINT)),
        ),
        Misconception(
            "the farthest cluster",
            "It looks as if b is taken from cluster 2.",
            "b belongs to the nearest other cluster.",
            lambda: _silhouette(A, _mean(np.abs(FAR - POINT))),
        ),
        Misconception(
            "all others together",
            "It looks as if b is the mean over all points of other clusters.",
            "One mean for each other cluster; the smallest of them is b.",
            lambda: _silhouette(A, _mean(np.abs(np.concatenate([NEAR, FAR]) - POINT))),
        ),
        Misconception(
            "sign turned",
            "It looks as if a and b have changed places.",
            "A point that sits well has a positive silhouette.",
            lambda: -_silhouette(A, B),
        ),
        Misconception(
            "squared distances",
            "It looks as if the distances are squared.",
            "The silhouette takes plain distances.",
            lambda: _silhouette(_mean(OTHERS**2), _mean((NEAR - POINT) ** 2)),
        ),
        Misconception(
            "nearest points",
            "It looks as if only the nearest point of each cluster counts.",
            "a and b are means over all points of a cluster.",
            lambda: _silhouette(float(OTHERS.min()), float(np.abs(NEAR - POINT).min())),
        ),
    ),
)
