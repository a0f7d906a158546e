"""The exercise of lesson 3: `assign_clusters(X, centroids)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import array_form, integers_value

from ..data import six_people

RULES = {
    "ordinary inputs": "The label of a point is the index of its nearest centroid.",
    "ties": "A tie goes to the lowest index, also between two equal centroids.",
    "empty clusters": "A label is the row of a centroid, also where another centroid has no points.",
    "edge shapes": "Any n, k, d of 1 or more will do: one point, one centroid, one coordinate, more centroids than "
    "points.",
    "large and tiny numbers": "The nearest centroid is the nearest at any scale, and far from zero too.",
    "integers": "Points and centroids may be whole numbers, either of them or both.",
    "memory layout": "Arrays may be read-only, stored by columns, or parts of larger arrays.",
}

NEAREST = RULES["ordinary inputs"]
TIE = RULES["ties"]
STREET = np.array([[0], [1], [5], [8]])


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return array_form("It", answer, (len(arguments[0]),), "iu", "integers")


def _value_fault(example: Example, answer: Any) -> str | None:
    return integers_value("label", answer, example.expected, "point")


EXAMPLES = (
    Example(
        (STREET[[0, 1, 3]], np.array([[2], [8]])),
        np.array([0, 0, 1]),
        NEAREST,
        "the axis along which you look for the smallest distance.",
    ),
    Example(
        (np.array([[1.0, 2.0]]), np.array([[4.0, 5.0], [5.0, 4.0]])),
        np.array([0]),
        NEAREST,
        "the squared distances 18 and 20 of person 2 in the lesson.",
    ),
    Example(
        (np.array([[0.0, 0.0]]), np.array([[5.0, 0.0], [3.0, 3.0]])),
        np.array([1]),
        f"{NEAREST} Near is meant in a straight line: 3 and 3 make less than 5 and 0.",
        "whether you square before you add.",
    ),
    Example(
        (STREET, np.array([[2], [8]])),
        np.array([0, 0, 0, 1]),
        TIE,
        "which position np.argmin gives for the list 3, 1, 1.",
    ),
    Example(
        (STREET, np.array([[8], [2]])),
        np.array([1, 1, 0, 0]),
        f"{TIE} The index counts, not the place.",
        "which position np.argmin gives for the list 3, 1, 1.",
    ),
    Example(
        (np.array([[0.0, 0.0], [10.0, 10.0]]), np.array([[9.0, 9.0], [1.0, 1.0]])),
        np.array([1, 0]),
        f"{NEAREST} Every point meets every centroid.",
        "the trap in the lesson: what X - centroids pairs when both have 2 rows.",
    ),
    Example(
        (np.array([[4.0, 0.0], [0.0, 1.0], [7.0, 7.0]]), np.array([[3.0, 3.0]])),
        np.array([0, 0, 0]),
        "With one centroid every label is 0.",
        "the shape of each array on the way when k is 1.",
    ),
    Example(
        (np.array([[0.0, 0.0], [10.0, 0.0]]), np.array([[0.0, 1.0], [50.0, 50.0], [9.0, 0.0]])),
        np.array([0, 2]),
        RULES["empty clusters"],
        "anything that counts or renumbers the labels.",
    ),
    Example(
        (np.array([[1.0, 2.0], [8.0, 8.0]]), np.array([[9.0, 9.0], [1.0, 1.0], [1.0, 1.0], [9.0, 9.0]])),
        np.array([1, 0]),
        TIE,
        "which position np.argmin gives for the list 3, 1, 1.",
    ),
    Example(
        (
            np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 9.0], [1.0, 1.0, 5.0]]),
            np.array([[0.0, 0.0, 8.0], [1.0, 1.0, 1.0]]),
        ),
        np.array([1, 0, 0]),
        f"{NEAREST} All features count.",
        "the axis or the index over which you add the squares.",
    ),
    Example(
        tuple(array.astype(np.int64) for array in six_people()),
        np.array([0, 0, 0, 1, 0, 0]),
        TIE,
        "the three people who are equally far from both centroids.",
    ),
)

EXERCISE = FunctionExercise(
    name="assign_clusters",
    signature="assign_clusters(X, centroids)",
    returns="Return a NumPy array of n integers, shape (n,), one label for each point.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "Make a table first: one row for each point, one column for each centroid, squared distances in it. For the "
        "six people it has shape (6, 2).",
        "All differences at once have shape (n, k, d). Look at np.newaxis and at the houses and wells in the lesson. "
        "A loop over the centroids is as good: each fills one column.",
        "The label is the position of the smallest number in each row. Look at np.argmin and its `axis` argument; "
        "of equal numbers it takes the first.",
    ),
)
