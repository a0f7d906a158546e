"""The first exercise of lesson 3: three slips in a published example."""

from typing import Any

from courselab import ValueExercise
from courselab.faults import numbers_fault


def _form_fault(value: Any) -> str | None:
    return numbers_fault(value, (3,))


EXERCISE = ValueExercise(
    name="published_slips",
    form="Write a list of three numbers, such as published_slips = [18, 2.5, 3].",
    form_fault=_form_fault,
    hints=(
        "Compute each squared distance of the table again, person by person. One of the twelve is not what is printed.",
        "Add up the first opinions of persons 0, 1, 2 and 4, and divide by their number. Which coordinate is wrong?",
        "Mark the persons whose two distances are equal, once the wrong one is mended. Where does each of them go?",
    ),
)
