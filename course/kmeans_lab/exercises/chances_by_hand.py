"""The first exercise of lesson 8: D-squared sampling by hand."""

from typing import Any

import numpy as np
from courselab import OwnFunction, ValueExercise
from courselab.faults import numbers_fault

ROUNDED = 0.025
"""By how much five chances that are rounded to two digits may miss 1."""
WELLS = np.array([[1], [2], [4], [10], [11]])


def _form_fault(value: Any) -> str | None:
    if fault := numbers_fault(value, (5,)):
        return fault
    chances = np.asarray(value, dtype=float)
    if (chances < 0).any():
        return "One of the chances is negative."
    if abs(chances.sum() - 1) > ROUNDED:
        return f"The chances add up to {chances.sum():.4g}, and not to 1."
    return None


EXERCISE = ValueExercise(
    name="chances_by_hand",
    form="Write five chances in the order of the wells, such as chances_by_hand = [1/4, 1/4, 1/2, 0, 0]; two digits "
    "are enough.",
    form_fault=_form_fault,
    own_function=OwnFunction("next_chances", lambda next_chances: next_chances(WELLS, np.array([0, 3]))),
    hints=(
        "Write the two picked places down first. Then ask for each well: which of the two is nearer, how far is it?",
        "Square those five distances. A well that is picked already has distance 0.",
        "Add up the five squares. Each chance is one square divided by that sum, so the chances add up to 1.",
    ),
)
