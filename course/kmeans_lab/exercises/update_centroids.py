"""The exercise of lesson 4: `update_centroids(X, labels, centroids)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import array_form, largest, rows_value

from ..data import six_people

RULES = {
    "ordinary inputs": "Row j of the answer is the mean of the points with label j.",
    "labels as given": "The labels say which points belong together, even where another centroid is nearer.",
    "empty clusters": "A cluster without points keeps its previous centroid.",
    "edge shapes": "Any n, k, d of 1 or more will do, and of equal points each counts.",
    "large and tiny numbers": "Means are right to nine digits of the largest number in X and centroids, at any scale.",
    "integers": "The inputs may hold integers; the means are floats all the same.",
    "memory layout": "Arrays may be read-only, stored by columns, or parts of larger arrays.",
}

MEAN = RULES["ordinary inputs"]
EMPTY = RULES["empty clusters"]
PEOPLE, FIRST = (array.astype(np.int64) for array in six_people())


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return array_form("It", answer, arguments[2].shape, "f", "floats")


def _value_fault(example: Example, answer: Any) -> str | None:
    X, _, centroids = example.arguments
    return rows_value("centroid", answer, example.expected, 1e-9 * largest(X, centroids))


EXAMPLES = (
    Example(
        (np.array([[3.0]]), np.array([0]), np.array([[5.0]])),
        np.array([[3.0]]),
        "One point, one cluster, one feature: the centroid moves to the point.",
        "the shape of each array on the way.",
    ),
    Example(
        (np.array([[1e-9]]), np.array([0]), np.array([[3e-9]])),
        np.array([[1e-9]]),
        f"{MEAN} At any scale.",
        "rounding, and small moves that your code leaves out.",
    ),
    Example(
        (np.array([[-1.0], [1.0]]), np.array([0, 0]), np.array([[5.0]])),
        np.array([[0.0]]),
        f"{MEAN} A mean may well be 0.",
        "the sum of the two points, and their number.",
    ),
    Example(
        (np.array([[0.0], [0.0], [3.0]]), np.array([0, 0, 0]), np.array([[5.0]])),
        np.array([[1.0]]),
        f"{MEAN} Of equal points each counts.",
        "how many points are in your mean: there are 3.",
    ),
    Example(
        (np.array([[1.0], [2.0]]), np.array([1, 2]), np.array([[7.0], [8.0], [9.0]])),
        np.array([[7.0], [1.0], [2.0]]),
        f"{EMPTY} The others move.",
        "each row of your answer: row 0 has no points, rows 1 and 2 have one each.",
    ),
    Example(
        (np.array([[1.0], [2.0]]), np.array([3, 0]), np.array([[6.0], [7.0], [8.0], [9.0]])),
        np.array([[2.0], [7.0], [8.0], [1.0]]),
        f"{MEAN} {EMPTY}",
        "how many clusters your code goes through: here k is 4.",
    ),
    Example(
        (np.array([[0.0, 0.0], [2.0, 4.0]]), np.array([0, 0]), np.array([[9.0, 9.0]])),
        np.array([[1.0, 2.0]]),
        MEAN,
        "the sums 2 and 4 of the two columns, and the number of points.",
    ),
    Example(
        (np.array([[0.0, 0.0], [10.0, 10.0]]), np.array([1, 0]), np.array([[1.0, 1.0], [9.0, 9.0]])),
        np.array([[10.0, 10.0], [0.0, 0.0]]),
        RULES["labels as given"],
        "which points go into the mean of each centroid: point 0 has label 1.",
    ),
    Example(
        (np.array([[1.0, 2.0]]), np.array([2]), np.array([[7.0, 7.0], [8.0, 8.0], [9.0, 9.0], [6.0, 5.0]])),
        np.array([[7.0, 7.0], [8.0, 8.0], [1.0, 2.0], [6.0, 5.0]]),
        f"{EMPTY} k is len(centroids), and may be larger than n.",
        "each row of your answer: row 2 moves to the point, the others stay.",
    ),
    Example(
        (np.array([[0, 0], [2, 4], [7, 7]]), np.array([0, 0, 2]), np.array([[9, 9], [5, 5], [1, 1]])),
        np.array([[1.0, 2.0], [5.0, 5.0], [7.0, 7.0]]),
        EMPTY,
        "each row of your answer: row 1 has no points.",
    ),
    Example(
        (np.array([[0], [19], [20], [22], [42], [44]]), np.array([0, 0, 0, 0, 2, 2]), np.array([[13], [32], [44]])),
        np.array([[15.25], [32.0], [43.0]]),
        f"{RULES['integers']} {EMPTY}",
        "the sums 61 and 86, the numbers 4 and 2, and the dtype of your answer.",
    ),
    Example(
        (
            np.array([[1.0, 0.0, 2.0], [3.0, 0.5, 4.0], [0.0, 0.0, 6.0]]),
            np.array([1, 1, 0]),
            np.array([[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]]),
        ),
        np.array([[0.0, 0.0, 6.0], [2.0, 0.25, 3.0]]),
        f"{MEAN} Each feature has a mean of its own.",
        "the three means of the points with label 1: print yours.",
    ),
    Example(
        (PEOPLE, np.array([0, 0, 0, 1, 0, 0]), FIRST),
        np.array([[2.2, 2.6], [4.0, 3.0]]),
        f"{MEAN} {RULES['integers']}",
        "the sums 11 and 13 of the five people with label 0: print yours.",
    ),
    Example(
        (PEOPLE, np.array([0, 0, 0, 1, 0, 1]), FIRST),
        np.array([[1.25, 1.75], [5.0, 4.5]]),
        MEAN,
        "the labels: which people belong to which cluster?",
    ),
)

EXERCISE = FunctionExercise(
    name="update_centroids",
    signature="update_centroids(X, labels, centroids)",
    returns="Return a NumPy array of floats, shape (k, d), one row for each centroid.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    also_tried=("edge shapes",),
    hints=(
        "Begin with one cluster: which rows of X have label 0? The lesson picks them with square brackets.",
        "Start from a copy of the centroids so far, made of floats; then a cluster without points has its old place "
        "already. Look at the `dtype` argument of np.array.",
        "Go through the k clusters in a loop and write a mean only where there are points. Look at the `axis` "
        "argument of np.mean, and at len.",
    ),
)
