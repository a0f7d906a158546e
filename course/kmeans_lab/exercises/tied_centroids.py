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
    "no tie": "Without a tie the answer is an array with one index, however close the second is. Squared distances "
    "count: their roots may blur the difference.",
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
        "what counts as equal in your code: do tiny numbers?",
    ),
    Example(
        (np.array([5]), np.array([[2], [8], [9]])),
        np.array([0, 1]),
        ALL,
        "the squares 9, 9 and 16: which of them equal the smallest?",
    ),
    Example(
        (np.array([0.5]), np.array([[9.0], [1.0], [9.0], [0.0]])),
        np.array([1, 3]),
        RULES["ties elsewhere"],
        "which distance you compare with.",
    ),
    Example(
        (np.array([0, 0]), np.array([[67108864, 1], [67108864, 0]])),
        np.array([1]),
        RULES["no tie"],
        "roots and rounding: compare the squares, which are whole numbers here.",
    ),
    Example((np.array([0, 0]), np.array([[3, 4], [0, 5]])), np.array([0, 1]), ALL, "the squares 9 + 16 and 25."),
    Example(
        (np.array([1, 1]), np.array([[2, 2], [5, 5], [2, 2], [0, 0]])),
        np.array([0, 2, 3]),
        RULES["several ties"],
        "the squares 2, 32, 2 and 2: print yours.",
    ),
    Example(
        (np.array([0, 0, 0]), np.array([[0, 0, 2], [1, 0, 0], [0, 3, 1]])),
        np.array([1]),
        f"{ALL} All coordinates count.",
        "the squares 4, 1 and 10: print yours.",
    ),
    Example(
        (np.array([0.0]), np.full((200, 1), 1.0)),
        np.arange(200),
        f"{RULES['several ties']} There may be many.",
        "the dtype of the indices: an int8 ends at 127.",
    ),
)

EXERCISE = FunctionExercise(
    name="tied_centroids",
    signature="tied_centroids(point, centroids)",
    returns="Return an integer array with one axis: the indices of all nearest centroids, ascending.",
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
