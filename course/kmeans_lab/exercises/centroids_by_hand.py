"""The second exercise of lesson 4: one round by hand, with a tie and an empty cluster."""

from typing import Any

from courselab import ValueExercise
from courselab.faults import numbers_fault


def _form_fault(value: Any) -> str | None:
    return numbers_fault(value, (3, 2))


EXERCISE = ValueExercise(
    name="centroids_by_hand",
    form="Write three rows of two numbers, such as centroids_by_hand = [[1, 1], [4, 6], [7, 1]].",
    form_fault=_form_fault,
    hints=(
        "Make a table of the five points against the three centroids, with squared distances. Where are two equal?",
        "Give each point its label; a tie goes to the lowest index. Which label does nobody have?",
        "The mean is taken for each coordinate. A centroid without points keeps its place.",
    ),
)
