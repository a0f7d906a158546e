"""The third exercise of the mini-project: `predict_digits(X_new, centroids, names)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import array_form, integers_value

RULES = {
    "ordinary inputs": "An image gets the name of the cluster whose centroid is nearest.",
    "ties": "A tie goes to the lowest cluster.",
    "names": "Two clusters may have the same name, and a name may be -1.",
    "integer images": "Images and centroids may hold integers, uint8 too, in which 3 minus 5 is 254.",
    "shapes and layout": "Any m, k, d of 1 or more will do, large and tiny numbers, read-only and strided arrays.",
}

NEAREST = RULES["ordinary inputs"]
TIE = RULES["ties"]
UINT8 = RULES["integer images"]


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return array_form("It", answer, (len(arguments[0]),), "iu", "integers")


def _value_fault(example: Example, answer: Any) -> str | None:
    return integers_value("name", answer, example.expected, "image")


LINE = np.array([[2.0], [10.0], [16.0]])

EXAMPLES = (
    Example((np.array([[1.0]]), np.array([[4.0]]), np.array([5])), np.array([5]), NEAREST, "one image, one cluster."),
    Example(
        (np.array([[1.0]]), np.array([[4.0], [0.0]]), np.array([5, 7])),
        np.array([7]),
        NEAREST,
        "the distances 3 and 1, and the name of the cluster that is nearer.",
    ),
    Example(
        (np.array([[3], [250]], dtype=np.uint8), np.array([[5], [200]], dtype=np.uint8), np.array([7, 1])),
        np.array([7, 1]),
        UINT8,
        "the differences -2, -197, 245 and 50: print yours.",
    ),
    Example(
        (np.array([[16777217], [16777216], [0]]), np.array([[16777216], [16777217]]), np.array([3, 5])),
        np.array([5, 3, 3]),
        RULES["shapes and layout"],
        "any dtype smaller than float64.",
    ),
    Example(
        (np.array([[0.0]]), np.array([[1.0], [5.0], [6.0]]), np.array([2, 4, 4])),
        np.array([2]),
        f"{NEAREST} Only the nearest counts.",
        "how many centroids have a say in your code.",
    ),
    Example(
        (np.array([[3.0], [6.0], [14.0]]), LINE, np.array([7, 1, 7])),
        np.array([7, 7, 7]),
        f"{NEAREST} {TIE}",
        "the second image, which is 4 from both.",
    ),
    Example(
        (np.array([[9.0], [16.0], [2.0]]), LINE, np.array([-1, 8, 3])),
        np.array([8, 3, -1]),
        f"{NEAREST} {RULES['names']}",
        "what you do with the position of the nearest centroid.",
    ),
    Example(
        (np.array([[0.0, 0.0], [9.0, 8.0]]), np.array([[6.0, 0.0], [4.0, 4.0]]), np.array([2, 4])),
        np.array([4, 4]),
        f"{NEAREST} Near is meant in a straight line.",
        "the distances 6 and 5.66 of the first image: print yours.",
    ),
)

EXERCISE = FunctionExercise(
    name="predict_digits",
    signature="predict_digits(X_new, centroids, names)",
    returns="Return a NumPy array of m integers, shape (m,), one name for each image.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "It is step 2 of k-means, with one more line: first the label of the nearest centroid, then its name.",
        "For the labels you may use your assign_clusters of lesson 3. Which dtype have the images when you subtract?",
        "`names` between square brackets takes an array of labels: print what it gives for the labels 0, 0, 2.",
    ),
)
