"""The first exercise of lesson 5: `kmeans_cost(X, labels, centroids)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import number_form, number_value

from ..data import six_people

RULES = {
    "ordinary inputs": "J is the sum of the squared distances from each point to the centroid of its label: no root, "
    "no mean, no 1/2.",
    "labels and centroids as given": "Use the labels and the centroids that are given, even where another centroid is "
    "nearer or one is not a mean.",
    "empty clusters": "A cluster without points adds nothing to J.",
    "edge shapes": "Any n, k, d of 1 or more will do, of equal points each counts, and J is one number, also where it "
    "is 0.",
    "large and tiny numbers": "J is right to seven digits at any scale.",
    "integers": "Points and centroids may be whole numbers, either of them or both.",
    "memory layout": "Arrays may be read-only, stored by columns, or parts of larger arrays.",
}

COST = RULES["ordinary inputs"]
GIVEN = RULES["labels and centroids as given"]
PEOPLE, FIRST = six_people()


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return number_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    return number_value("cost", answer, example.expected, relative=1e-7, absolute=1e-12)


SCALE = RULES["large and tiny numbers"]

EXAMPLES = (
    Example(
        (np.array([[3.0]]), np.array([0]), np.array([[5.0]])),
        4.0,
        COST,
        "the difference -2 and its square 4: print yours.",
    ),
    Example(
        (np.array([[5.0]]), np.array([0]), np.array([[5.0]])),
        0.0,
        f"{COST} It may be 0.",
        "small numbers added for safety, and what your code does with 0.",
    ),
    Example(
        (np.array([[0.5]]), np.array([0]), np.array([[0]])),
        0.25,
        RULES["integers"],
        "the dtype of the differences.",
    ),
    Example(
        (np.array([[0.0]]), np.array([0]), np.array([[1e-4]])),
        1e-8,
        SCALE,
        "rounding, and small numbers added for safety.",
    ),
    Example(
        (np.array([[1000.3]]), np.array([0]), np.array([[1000.0]])),
        0.09,
        SCALE,
        "any dtype smaller than float64.",
    ),
    Example(
        (np.array([[1.0, 2.0]]), np.array([0]), np.array([[4.0, 5.0]])),
        18.0,
        COST,
        "the number 18 in the table of the lesson.",
    ),
    Example(
        (np.array([[0.0], [2.0]]), np.array([0, 0]), np.array([[1.0]])),
        2.0,
        COST,
        "the squares 1 and 1: print yours, and their sum.",
    ),
    Example(
        (np.array([[0.0], [2.0]]), np.array([2, 2]), np.array([[5.0], [9.0], [1.0]])),
        2.0,
        RULES["empty clusters"],
        "the squares 1 and 1, of the two points from centroid 2: print yours.",
    ),
    Example(
        (np.array([[0, 0], [3, 1]]), np.array([1, 0]), np.array([[3, 3], [1, 0]])),
        5.0,
        COST,
        "the squares 1, 0, 0 and 4: print yours.",
    ),
    Example(
        (np.array([[0.0, 0.0], [10.0, 0.0]]), np.array([1, 0]), np.array([[0.0, 0.0], [10.0, 0.0]])),
        200.0,
        GIVEN,
        "which centroid each point is measured from: the first point has label 1.",
    ),
    Example(
        (np.array([[1, 1], [1, 1], [4, 0]]), np.array([0, 0, 1]), np.array([[1.5, 1.0], [4.0, 0.5]])),
        0.75,
        f"{COST} Equal points count each.",
        "the squares 0.25, 0, 0.25, 0, 0 and 0.25: print yours.",
    ),
    Example(
        (PEOPLE, np.array([0, 0, 0, 1, 0, 0]), FIRST),
        93.0,
        GIVEN,
        "the bold numbers in the table of the lesson: which of them are in your sum?",
    ),
    Example(
        (PEOPLE, np.array([0, 0, 0, 1, 0, 0]), np.array([[2.2, 2.6], [4.0, 3.0]])),
        46.0,
        GIVEN,
        "each person's squared distance to the centroid of its label: print yours.",
    ),
    Example(
        (np.full((200, 1), 1.0), np.full(200, 0), np.array([[3.0]])),
        800.0,
        f"{COST} There may be many points.",
        "how many squares are in your sum: there are 200.",
    ),
)

EXERCISE = FunctionExercise(
    name="kmeans_cost",
    signature="kmeans_cost(X, labels, centroids)",
    returns="Return one number: a Python float, a NumPy float or an array of shape ().",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    also_tried=("edge shapes",),
    hints=(
        "Do the two points of the lesson by hand. For each point: which centroid is its own, and how far is it?",
        "Give every point its own centroid first: look at what centroids[labels] is, and print its shape next to the "
        "shape of X.",
        "Now both have the same shape: subtract, square, and add up everything there is. Look at np.sum without "
        "`axis`.",
    ),
)
