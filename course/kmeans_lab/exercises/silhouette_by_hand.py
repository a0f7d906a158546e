"""The second exercise of lesson 6: the silhouette of one point, on paper."""

from typing import Any

import numpy as np
from courselab import OwnFunction, ValueExercise
from courselab.faults import as_float, number_fault

PLACES, LABELS = np.array([1.0, 5.0, 6.0, 9.0, 13.0, 20.0, 24.0]), np.array([0, 0, 0, 1, 1, 2, 2])


def _form_fault(value: Any) -> str | None:
    if fault := number_fault(value):
        return fault
    return None if -1 <= as_float(value) <= 1 else "A silhouette lies between -1 and 1."


EXERCISE = ValueExercise(
    name="silhouette_by_hand",
    form="Write a number or a fraction, such as silhouette_by_hand = 2/3; two digits after the point are enough.",
    form_fault=_form_fault,
    own_function=OwnFunction("silhouette", lambda silhouette: silhouette(PLACES, LABELS, 1)),
    hints=(
        "First a: the distances from the point 5 to the other two points of its own cluster, and their mean.",
        "Then the mean distance to all points of cluster 1, and to all of cluster 2. The smaller mean is b.",
        "Put a and b into the formula. The larger of the two stands below the line.",
    ),
)
