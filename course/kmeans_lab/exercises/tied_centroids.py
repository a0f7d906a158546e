"""The third exercise of lesson 3: `tied_centroids(point, centroids)`."""

from typing import Any

import numpy as np

from .exercise import Arguments, Example, Exercise
from .faults import NOTHING, kind

ALL = "The answer holds every centroid at the smallest distance, and no other."


def indices_form(answer: Any) -> str | None:
    """Say why an answer is not an integer array with one axis, or None where it is."""
    if answer is None:
        return NOTHING
    if not isinstance(answer, np.ndarray):
        return f"It returned {kind(answer)}, and not a NumPy array."
    if answer.ndim != 1:
        return f"It returned an array of shape {answer.shape}; it has one axis."
    return None if answer.dtype.kind in "iu" else f"It returned an array of {answer.dtype.name}, and not of integers."


def indices_value(example: Example, answer: Any) -> str | None:
    """Say which index is missing, or stands in the answer by mistake; None where all is right."""
    if np.array_equal(answer, example.expected):
        return None
    missing = sorted(set(example.expected.tolist()) - set(answer.tolist()))
    extra = sorted(set(answer.tolist()) - set(example.expected.tolist()))
    if missing:
        return f"Index {missing[0]} is missing."
    return f"Index {extra[0]} should not be in it." if extra else "The indices are not ascending, or stand in it twice."


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return indices_form(answer)


EXAMPLES = (
    Example((np.array([5]), np.array([[3]])), np.array([0]), "With one centroid it is index 0.", "a single centroid."),
    Example(
        (np.array([5]), np.array([[9], [4]])), np.array([1]), f"{ALL} Without a tie it is one.", "your comparison."
    ),
    Example(
        (np.array([0.0]), np.array([[2e-6], [1e-6]])),
        np.array([1]),
        "A centroid that is farther, however little, does not tie.",
        "np.isclose and rounding: what do they do to tiny numbers?",
    ),
    Example(
        (np.array([5]), np.array([[2], [8], [9]])),
        np.array([0, 1]),
        ALL,
        "whether you ask for one smallest distance or for all that equal it.",
        by_hand=True,
    ),
    Example(
        (np.array([0.5]), np.array([[9.0], [1.0], [9.0], [0.0]])),
        np.array([1, 3]),
        f"{ALL} A tie at a larger distance does not count.",
        "which distance you compare with.",
    ),
    Example((np.array([0, 0]), np.array([[3, 4], [0, 5]])), np.array([0, 1]), ALL, "the squares 9 + 16 and 25."),
    Example(
        (np.array([1, 1]), np.array([[2, 2], [5, 5], [2, 2], [0, 0]])),
        np.array([0, 2, 3]),
        f"{ALL} Equal centroids tie.",
        "whether three may tie in your code.",
    ),
)

EXERCISE = Exercise(
    name="tied_centroids",
    signature="tied_centroids(point, centroids)",
    returns="Return an integer array with one axis: the indices of all nearest centroids.",
    form_fault=_form_fault,
    value_fault=indices_value,
    examples=EXAMPLES,
    hints=(
        "First the squared distance of the point to each centroid: an array of shape (k,). Print it.",
        "Which of them equal the smallest? A comparison of an array with one number gives k truth values.",
        "np.flatnonzero gives the positions where a comparison is true. Why is np.argmin not enough?",
    ),
)
