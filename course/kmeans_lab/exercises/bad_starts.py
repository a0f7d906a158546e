"""The first exercise of lesson 7: `bad_starts(costs)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import indices_form, indices_value

RULES = {
    "ordinary inputs": "An integer array, ascending, with each k, counted from 1, whose J is larger than that of some "
    "smaller k.",
    "any smaller k": "A run is bad for certain if its J is larger than the J of some smaller k, not only of the one "
    "before.",
    "nothing to report": "Where no J is larger than one before, the answer is an integer array of shape (0,). Equal is "
    "not larger.",
    "scales and layout": "J may be huge or tiny, and the array read-only or a part of a larger one.",
}

LARGER = RULES["any smaller k"]


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return indices_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    return indices_value("k = ", answer, example.expected)


EXAMPLES = (
    Example((np.array([7.0]),), np.array([], dtype=int), RULES["nothing to report"], "the dtype of nothing."),
    Example((np.array([9.0, 4.0, 4.0]),), np.array([], dtype=int), RULES["nothing to report"], "your comparison."),
    Example((np.array([9.0, 4.0, 5.0]),), np.array([3]), RULES["ordinary inputs"], "what position 2 stands for."),
    Example(
        (np.array([1.0, 1.0, 1.00000001]),),
        np.array([3]),
        f"{LARGER} However little it is.",
        "rounding, and any dtype smaller than float64.",
    ),
    Example(
        (np.array([3e9, 3e9, 4e9]),),
        np.array([3]),
        f"{LARGER} There is none before the first.",
        "what your code begins with: a fixed number can be too small.",
    ),
    Example((np.array([3.0, 8.0, 7.0]),), np.array([2, 3]), LARGER, "how far back you look from the last one."),
    Example(
        (np.array([2.0, 9.0, 8.0, 7.0, 6.0]),),
        np.array([2, 3, 4, 5]),
        LARGER,
        "how far back you look from the last one.",
    ),
    Example(
        (np.array([90.0, 40.0, 50.0, 45.0, 30.0]),),
        np.array([3, 4]),
        LARGER,
        "the 45, which is larger than the 40 two places before.",
    ),
)

EXERCISE = FunctionExercise(
    name="bad_starts",
    signature="bad_starts(costs)",
    returns="Return an integer array with one axis, ascending; of shape (0,) where there is nothing to report.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "For each k you need the smallest J of all smaller k. Walk through the array and keep the smallest so far.",
        "NumPy can keep it for you: look at np.minimum.accumulate. Print it beside the costs.",
        "np.flatnonzero gives the positions where a comparison is true, as integers, also when there are none. Which k "
        "does position 0 stand for?",
    ),
)
