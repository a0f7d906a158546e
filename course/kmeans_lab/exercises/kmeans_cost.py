"""The first exercise of lesson 5: `kmeans_cost(X, labels, centroids)`."""

from typing import Any

import numpy as np

from ..data import six_people
from .exercise import Arguments, Example, Exercise
from .faults import number_form, number_value

COST = "J is the sum of the squared distances from each point to the centroid of its label: no root, no mean, no 1/2."
GIVEN = "Use the labels and the centroids that are given, even where another centroid is nearer or one is not a mean."
PEOPLE, FIRST = six_people()


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return number_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    return number_value("cost", answer, example.expected, relative=1e-7)


EXAMPLES = (
    Example(
        (np.array([[3.0]]), np.array([0]), np.array([[5.0]])),
        4.0,
        COST,
        "the case of one point and one feature, step by step.",
    ),
    Example(
        (np.array([[1.0, 2.0]]), np.array([0]), np.array([[4.0, 5.0]])),
        18.0,
        COST,
        "the number 18 in the table of the lesson.",
        by_hand=True,
    ),
    Example(
        (np.array([[0.0], [2.0]]), np.array([2, 2]), np.array([[5.0], [9.0], [1.0]])),
        2.0,
        "A centroid without points adds nothing.",
        "which rows of `centroids` your sum visits, and how often.",
    ),
    Example(
        (np.array([[0, 0], [3, 1]]), np.array([1, 0]), np.array([[3, 3], [1, 0]])),
        5.0,
        COST,
        "what centroids[labels] gives, and in which order.",
        by_hand=True,
    ),
    Example(
        (np.array([[0.0, 0.0], [10.0, 0.0]]), np.array([1, 0]), np.array([[0.0, 0.0], [10.0, 0.0]])),
        200.0,
        GIVEN,
        "lines that look for the nearest centroid: J needs none.",
    ),
    Example(
        (np.array([[1, 1], [1, 1], [4, 0]]), np.array([0, 0, 1]), np.array([[1.5, 1.0], [4.0, 0.5]])),
        0.75,
        f"{COST} Equal points count each.",
        "integers: is anything rounded on the way?",
    ),
    Example(
        (PEOPLE, np.array([0, 0, 0, 1, 0, 0]), FIRST),
        93.0,
        GIVEN,
        "the bold numbers in the table of the lesson: which of them are in your sum?",
        by_hand=True,
    ),
    Example(
        (PEOPLE, np.array([0, 0, 0, 1, 0, 0]), np.array([[2.2, 2.6], [4.0, 3.0]])),
        46.0,
        GIVEN,
        "lines that look for the nearest centroid: J needs none.",
        by_hand=True,
    ),
)

EXERCISE = Exercise(
    name="kmeans_cost",
    signature="kmeans_cost(X, labels, centroids)",
    returns="Return one number: a Python float, a NumPy float or an array of shape ().",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    hints=(
        "Do the two points of the lesson by hand. For each point: which centroid is its own, and how far is it?",
        "Give every point its own centroid first: look at what centroids[labels] is, and print its shape next to the "
        "shape of X.",
        "Now both have the same shape: subtract, square, and add up everything there is. Look at np.sum without "
        "`axis`.",
    ),
)
