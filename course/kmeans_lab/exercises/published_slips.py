"""The first exercise of lesson 3: three slips in a published example."""

from collections.abc import Callable
from typing import Any

import numpy as np
from courselab import OwnFunction, ValueExercise
from courselab.faults import numbers_fault

from ..data import six_people

PUBLISHED = np.array([0, 0, 0, 1, 0, 1])


def _form_fault(value: Any) -> str | None:
    return numbers_fault(value, (3,))


def _other_label(assign_clusters: Callable[..., Any]) -> Any:
    """Return the person to whom the learner's function gives another label than the published table."""
    return np.flatnonzero(assign_clusters(*six_people()) != PUBLISHED)[0]


EXERCISE = ValueExercise(
    name="published_slips",
    form="Write a list of three numbers, such as published_slips = [18, 2.5, 3]; two digits after the point are "
    "enough.",
    form_fault=_form_fault,
    own_function=OwnFunction("assign_clusters", _other_label, lambda value: value[2], " as the third number"),
    hints=(
        "Compute each squared distance of the table again, person by person. One of the twelve is not what is printed.",
        "Add up the first opinions of persons 0, 1, 2 and 4, and divide by their number. Which coordinate is wrong?",
        "Mark the persons whose two distances are equal, once the wrong one is mended. Where does each of them go?",
    ),
)
