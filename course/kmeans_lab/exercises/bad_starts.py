"""The first exercise of lesson 7: `bad_starts(costs)`."""

from typing import Any

import numpy as np

from .exercise import Arguments, Example, Exercise
from .faults import NOTHING, kind

LARGER = "A run is bad for certain if its J is larger than the J of any smaller k."
COUNT = "k counts from 1."


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    if answer is None:
        return NOTHING
    if not isinstance(answer, np.ndarray):
        return f"It returned {kind(answer)}, and not a NumPy array."
    if answer.ndim != 1:
        return f"It returned an array of shape {answer.shape}; it has one axis."
    return None if answer.dtype.kind in "iu" else f"It returned an array of {answer.dtype.name}, and not of integers."


def _value_fault(example: Example, answer: Any) -> str | None:
    if np.array_equal(answer, example.expected):
        return None
    missing = sorted(set(example.expected.tolist()) - set(answer.tolist()))
    extra = sorted(set(answer.tolist()) - set(example.expected.tolist()))
    if missing:
        return f"k = {missing[0]} is missing."
    return f"k = {extra[0]} should not be in it." if extra else "The numbers are not in ascending order."


EXAMPLES = (
    Example(
        (np.array([7.0]),), np.array([], dtype=int), "With one k there is nothing smaller.", "the dtype of nothing."
    ),
    Example((np.array([9.0, 4.0, 4.0]),), np.array([], dtype=int), "Equal is not larger.", "your comparison."),
    Example((np.array([9.0, 4.0, 5.0]),), np.array([3]), f"{LARGER} {COUNT}", "what position 2 stands for."),
    Example((np.array([3.0, 8.0, 7.0]),), np.array([2, 3]), LARGER, "whether you look farther back than one place."),
    Example(
        (np.array([90.0, 40.0, 50.0, 45.0, 30.0]),),
        np.array([3, 4]),
        LARGER,
        "whether you look farther back than one place.",
        by_hand=True,
    ),
)

EXERCISE = Exercise(
    name="bad_starts",
    signature="bad_starts(costs)",
    returns="Return an integer array with one axis, of shape (0,) where there is nothing to report.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    hints=(
        "For each k you need the smallest J of all smaller k. Walk through the array and keep the smallest so far.",
        "NumPy can keep it for you: look at np.minimum.accumulate. Print it beside the costs.",
        "np.flatnonzero gives the positions where a comparison is true, as integers, also when there are none. Which k "
        "does position 0 stand for?",
    ),
)
