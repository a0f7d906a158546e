"""The third exercise of lesson 3: `tied_centroids(point, centroids)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import indices_form, indices_value

RULES = {
    "ordinary inputs": "The answer holds every centroid at the smallest distance, and no other.",
    "several ties": "Two, three or all centroids may tie, equal ones too.",
    "ties elsewhere": "A tie at a larger distance does not count.",
    "no tie": "Without a tie the answer is an array with one index, however close the second is.",
    "shapes and layout": "Any k and d of 1 or more will do, read-only arrays too.",
}

ALL = RULES["ordinary inputs"]


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return indices_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    return indices_value("Index ", answer, example.expected)


EXAMPLES = (
    Example((np.array([5]), np.array([[3]])), np.array([0]), "With one centroid it is index 0.", "a single centroid."),
    Example((np.array([5]), np.array([[9], [4]])), np.array([1]), RULES["no tie"], "your comparison."),
    Example(
        (np.array([0.0]), np.array([[2e-6], [1e-6]])),
        np.array([1]),
        RULES["no tie"],
        "np.isclose and rounding: what do they do to tiny numbers?",
    ),
    Example(
        (np.array([5]), np.array([[2], [8], [9]])),
        np.array([0, 1]),
        ALL,
        "whether you ask for one smallest distance or for all that equal it.",
    ),
    Example(
        (np.array([0.5]), np.array([[9.0], [1.0], [9.0], [0.0]])),
        np.array([1, 3]),
        RULES["ties elsewhere"],
        "which distance you compare with.",
    ),
    Example((np.array([0, 0]), np.array([[3, 4], [0, 5]])), np.array([0, 1]), ALL, "the squares 9 + 16 and 25."),
    Example(
        (np.array([1, 1]), np.array([[2, 2], [5, 5], [2, 2], [0, 0]])),
        np.array([0, 2, 3]),
        RULES["several ties"],
        "whether three may tie in your code.",
    ),
)

EXERCISE = FunctionExercise(
    name="tied_centroids",
    signature="tied_centroids(point, centroids)",
    returns="Return an integer array with one axis: the indices of all nearest centroids.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "First the squared distance of the point to each centroid: an array of shape (k,). Print it.",
        "Which of them equal the smallest? A comparison of an array with one number gives k truth values.",
        "np.flatnonzero gives the positions where a comparison is true. Why is np.argmin not enough?",
    ),
)
