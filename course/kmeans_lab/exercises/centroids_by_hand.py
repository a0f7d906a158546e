"""The second exercise of lesson 4: one round by hand, with a tie and an empty cluster."""

from collections.abc import Callable
from typing import Any

import numpy as np
from courselab import OwnFunction, ValueExercise
from courselab.faults import numbers_fault

POINTS = np.array([[0, 0], [2, 0], [4, 0], [3, 6], [5, 8]])
CENTROIDS = np.array([[1, 1], [4, 6], [7, 1]])


def _form_fault(value: Any) -> str | None:
    return numbers_fault(value, (3, 2))


def _moved(update_centroids: Callable[..., Any]) -> Any:
    from sklearn.metrics import pairwise_distances_argmin  # noqa: PLC0415  # It takes a second.

    return update_centroids(POINTS, pairwise_distances_argmin(POINTS, CENTROIDS), CENTROIDS)


EXERCISE = ValueExercise(
    name="centroids_by_hand",
    form="Write three rows of two numbers, such as centroids_by_hand = [[1, 1], [4, 6], [7, 1]]; two digits "
    "after the point are enough.",
    form_fault=_form_fault,
    own_function=OwnFunction("update_centroids", _moved),
    hints=(
        "Make a table of the five points against the three centroids, with squared distances. Where are two equal?",
        "Give each point its label; a tie goes to the lowest index. Which label does nobody have?",
        "The mean is taken for each coordinate. A centroid without points keeps its place.",
    ),
)
