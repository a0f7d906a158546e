"""The first exercise of lesson 4: `empty_clusters(labels, k)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import indices_form, indices_value

RULES = {
    "ordinary inputs": "The answer holds every number from 0 to k - 1 that is no label, ascending.",
    "the last clusters": "Clusters above the largest label are empty too.",
    "none is empty": "Where no cluster is empty, the answer is an integer array of shape (0,).",
    "types and shapes": "Labels may be of any integer type, k larger than n, and arrays read-only or parts of larger "
    "ones.",
}

MISSING = RULES["ordinary inputs"]


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return indices_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    return indices_value("Index ", answer, example.expected)


NONE = np.array([], dtype=int)
EXAMPLES = (
    Example((np.array([0]), 1), NONE, RULES["none is empty"], "the dtype of an empty array."),
    Example((np.array([0]), 3), np.array([1, 2]), MISSING, "where your code takes the number of clusters from."),
    Example(
        (np.array([0], dtype=np.uint8), 258),
        np.arange(1, 258),
        f"{MISSING} A uint8 ends at 255.",
        "the dtype of the numbers from 0 to k - 1.",
    ),
    Example((np.array([1, 1]), 2), np.array([0]), MISSING, "whether 0 is asked about too."),
    Example((np.array([3, 0, 3]), 5), np.array([1, 2, 4]), MISSING, "the numbers above the largest label."),
    Example((np.array([2, 0, 1, 1], dtype=np.uint8), 3), NONE, RULES["none is empty"], "the dtype of nothing."),
    Example(
        (np.array([7, 0, 2, 6, 3, 5, 4]), 9),
        np.array([1, 8]),
        f"{MISSING} A set has no order.",
        "the order of your answer: print it.",
    ),
)

EXERCISE = FunctionExercise(
    name="empty_clusters",
    signature="empty_clusters(labels, k)",
    returns="Return an integer array with one axis, of shape (0,) where no cluster is empty.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "Count the points of each cluster. Look at np.bincount, and print what it gives for the labels 3, 0, 3.",
        "Clusters above the largest label must be counted too. Look at the argument minlength.",
        "np.flatnonzero gives the positions where a comparison is true, as integers, also when there are none.",
    ),
)
