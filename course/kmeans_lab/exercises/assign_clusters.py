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


SCALE = RULES["large and tiny numbers"]

EXAMPLES = (
    Example(
        (STREET[[0, 1, 3]], np.array([[2], [8]])),
        np.array([0, 0, 1]),
        NEAREST,
        "the distances 2, 1 and 6 to centroid 0, and 8, 7 and 0 to centroid 1: print yours.",
    ),
    Example(
        (np.array([[0], [1], [5]]), np.array([[0.9], [0.2]])),
        np.array([1, 0, 0]),
        RULES["integers"],
        "the dtype of your distances when the points are whole numbers.",
    ),
    Example(
        (np.array([[0.0], [1.0], [3.0]]), np.array([[2e-7], [1e-7]])),
        np.array([1, 0, 0]),
        f"{SCALE} Near is no tie.",
        "rounding, and what counts as equal in your code.",
    ),
    Example(
        (np.array([[0.0], [3e10], [2e10]]), np.array([[3e10], [2e10]])),
        np.array([1, 0, 1]),
        SCALE,
        "fixed numbers in your code, such as a first best distance.",
    ),
    Example(
        (np.array([[16777217], [16777216], [0]]), np.array([[16777216], [16777217]])),
        np.array([1, 0, 0]),
        SCALE,
        "any dtype smaller than float64.",
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
        "the two distances 5 and 4.24: print yours.",
    ),
    Example(
        (np.array([[0.0, 0.0]]), np.array([[3.0, 3.0], [4.0, 0.0]])),
        np.array([1]),
        f"{NEAREST} Near is meant in a straight line: 3 and 3 make more than 4 and 0.",
        "the two distances 4.24 and 4: print yours.",
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
        "the four squared distances 162, 2, 2 and 162: print yours.",
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
        "the row of the centroid that is nearest to the second point.",
    ),
    Example(
        (np.array([[1.0, 2.0], [8.0, 8.0]]), np.array([[9.0, 9.0], [1.0, 1.0], [1.0, 1.0], [9.0, 9.0]])),
        np.array([1, 0]),
        TIE,
        "which position np.argmin gives for the list 3, 1, 1.",
    ),
    Example(
        (np.array([[0.0, 0.0]]), np.array([[9.0, 9.0], [9.0, 9.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]])),
        np.array([2]),
        f"{TIE} A label is the row of a centroid.",
        "the number of the first row in which the nearest centroid stands.",
    ),
    Example(
        (
            np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 9.0], [1.0, 1.0, 5.0]]),
            np.array([[0.0, 0.0, 8.0], [1.0, 1.0, 1.0]]),
        ),
        np.array([1, 0, 0]),
        f"{NEAREST} All features count.",
        "the squared distances 64, 3, 1, 66, 11 and 18: print yours.",
    ),
    Example(
        tuple(array.astype(np.int64) for array in six_people()),
        np.array([0, 0, 0, 1, 0, 0]),
        TIE,
        "the three people who are equally far from both centroids.",
    ),
    Example(
        (np.full((200, 1), 5.0), np.array([[0.0], [5.0]])),
        np.full(200, 1),
        f"{NEAREST} There may be many points.",
        "how many labels your code sets: there are 200.",
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
    also_tried=("edge shapes",),
    hints=(
        "Make a table first: one row for each point, one column for each centroid, squared distances in it. For the "
        "six people it has shape (6, 2).",
        "All differences at once have shape (n, k, d). Look at np.newaxis and at the houses and wells in the lesson. "
        "A loop over the centroids is as good: each fills one column.",
        "The label is the position of the smallest number in each row. Look at np.argmin and its `axis` argument; "
        "of equal numbers it takes the first.",
    ),
)
