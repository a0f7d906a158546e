"""The exercise of lesson 2: `euclidean_distance(a, b)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import number_form, number_value

RULES = {
    "ordinary inputs": "The distance is the square root of the sum of the squared differences.",
    "any number of coordinates": "Every feature counts once, however many there are, and a distance is never negative.",
    "equal points": "Two equal points are at distance 0.",
    "large and tiny numbers": "Distances are right to six digits, whether the numbers are huge, tiny, or close "
    "together and far from zero.",
    "integers": "Points of whole numbers have distances that need not be whole.",
    "memory layout": "A point may be read-only, or a part of a larger array.",
}


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return number_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    return number_value("distance", answer, example.expected, relative=1e-6, absolute=1e-13)


EXAMPLES = (
    Example(
        (np.array([3.0]), np.array([7.0])),
        4.0,
        "With one feature the distance is the size of the difference.",
        "the difference 4, its square 16, the sum 16, the root 4: print yours.",
    ),
    Example(
        (np.array([7.0]), np.array([3.0])),
        4.0,
        "A distance is never negative: the way back is as long as the way there.",
        "the difference -4, its square 16, the sum 16, the root 4: print yours.",
    ),
    Example(
        (np.array([0]), np.array([0.5])),
        0.5,
        "One point may be of whole numbers, and the other not.",
        "the dtype of the difference.",
    ),
    Example(
        (np.array([1000.3]), np.array([1000.0])),
        0.3,
        RULES["large and tiny numbers"],
        "rounding, and any dtype smaller than float64.",
    ),
    Example(
        (np.array([-1.0]), np.array([2.0])),
        3.0,
        "Coordinates may be negative: from -1 to 2 it is 3.",
        "the first of the four moves: print the difference.",
    ),
    Example(
        (np.array([0, 0]), np.array([1, 1])),
        2**0.5,
        RULES["integers"],
        "the dtype of what you return.",
    ),
    Example(
        (np.array([0, 300]), np.array([400, 0])),
        500.0,
        f"{RULES['integers']} Their squares may be large.",
        "the dtype in which you square.",
    ),
    Example(
        (np.array([1, 2]), np.array([4, 6])),
        5.0,
        RULES["ordinary inputs"],
        "the four moves in the lesson; print the result of each of yours.",
    ),
    Example(
        (np.array([4.0, 6.0]), np.array([1.0, 2.0])),
        5.0,
        "The way back is as long as the way there.",
        "the four moves in the lesson; print the result of each of yours.",
    ),
    Example(
        (np.array([2.5, -1.0]), np.array([2.5, -1.0])),
        0.0,
        RULES["equal points"],
        "numbers that your function adds or divides by.",
    ),
    Example(
        (np.array([3e-9, 0.0]), np.array([0.0, 4e-9])),
        5e-9,
        RULES["large and tiny numbers"],
        "rounding, and small numbers added for safety.",
    ),
    Example(
        (np.array([3e8, 0.0]), np.array([0.0, 4e8])),
        5e8,
        RULES["large and tiny numbers"],
        "fixed numbers in your code, and any dtype smaller than float64.",
    ),
    Example(
        (np.array([2, 0, 1, 5]), np.array([4, 2, 1, 4])),
        3.0,
        RULES["any number of coordinates"],
        "the squares 4, 4, 0 and 1, and their sum: print yours.",
    ),
    Example(
        (np.zeros(100), np.ones(100)),
        10.0,
        RULES["any number of coordinates"],
        "how many squares are in your sum: there are 100.",
    ),
)

EXERCISE = FunctionExercise(
    name="euclidean_distance",
    signature="euclidean_distance(a, b)",
    returns="Return one number: a Python float, a NumPy float or an array of shape ().",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "Do (1, 2) to (4, 6) by hand first, and write one line of code for each of the four moves.",
        "NumPy subtracts and squares whole arrays at once; no loop is needed. Print what you have after each move.",
        "Two tools are left: one that adds up all numbers of an array, and one that takes a root. Look at np.sum and "
        "np.sqrt.",
    ),
)
