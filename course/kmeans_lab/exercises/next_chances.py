"""The second exercise of lesson 8: `next_chances(X, picked)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import array_form

RULES = {
    "ordinary inputs": "With one point picked, the chance of a point is its squared distance to it, divided by the sum "
    "of all.",
    "nearest picked": "The chance of a point is proportional to its squared distance to the nearest point picked.",
    "picked and equal points": "A point that is picked, or equals a picked one, has chance 0. Each of several equal "
    "points has its own.",
    "shapes and types": "Any d and number of picked points of 1 or more will do, as long as one point differs from all "
    "picked ones; integers, large and tiny numbers.",
    "memory layout": "Arrays may be read-only, strided or stored column by column.",
}

SQUARES = RULES["nearest picked"]
SUM = "The chances add up to 1."


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return array_form("It", answer, (len(arguments[0]),), "f", "floats")


def _value_fault(example: Example, answer: Any) -> str | None:
    if not np.isfinite(answer).all():
        return "Not all chances are finite numbers."
    if abs(answer.sum() - 1) > 1e-9:
        return f"The chances add up to {float(answer.sum()):.4g}."
    wrong = np.flatnonzero(np.abs(answer - example.expected) > 1e-9)
    return f"The chance of point {wrong[0]} is off." if wrong.size else None


EXAMPLES = (
    Example(
        (np.array([[3], [7]]), np.array([0])),
        np.array([0.0, 1.0]),
        f"{SUM} {RULES['picked and equal points']}",
        "the distance of a point to itself.",
    ),
    Example(
        (np.array([[0], [2], [3], [9]]), np.array([0])),
        np.array([0, 4, 9, 81]) / 94,
        RULES["ordinary inputs"],
        "the numbers 4, 9 and 81 in the lesson.",
    ),
    Example(
        (np.array([[0.0], [1e-7], [3e-7], [0.0]]), np.array([0])),
        np.array([0.0, 0.1, 0.9, 0.0]),
        f"{SQUARES} At any scale.",
        "small numbers added for safety or taken for zero.",
    ),
    Example(
        (np.array([[0.0], [1.0], [1.0], [2.0]]), np.array([0])),
        np.array([0, 1, 1, 4]) / 6,
        f"{SQUARES} Equal points are points of their own.",
        "the squares 0, 1, 1 and 4: print yours.",
    ),
    Example(
        (np.array([[0.0], [1.0], [5.0], [5.0], [8.0]]), np.array([0, 2])),
        np.array([0, 1, 0, 0, 9]) / 10,
        f"{SQUARES} {RULES['picked and equal points']}",
        "which of the two picked points is nearer, for each point.",
    ),
    Example(
        (np.array([[0.0], [5.0], [10.0], [6.0], [2.0]]), np.array([0, 1, 2])),
        np.array([0, 0, 0, 1, 4]) / 5,
        SQUARES,
        "for each point, the nearest of the three that are picked.",
    ),
    Example(
        (np.array([[0.0, 0.0], [3.0, 4.0], [0.0, 5.0], [1.0, 1.0]]), np.array([0])),
        np.array([0, 25, 25, 2]) / 52,
        SQUARES,
        "the squares 0, 25, 25 and 2, and their sum: print yours.",
    ),
    Example(
        (np.array([[0.0, 0.0], [4.0, 4.0], [4.0, 0.0], [1.0, 1.0]]), np.array([0, 1])),
        np.array([0, 0, 16, 2]) / 18,
        f"{SQUARES} Near is a matter of all features together.",
        "the squared distances of (4, 0) to both picked points: 16 and 16.",
    ),
    Example(
        (np.array([[0.0, 0.0], [3.0, 4.0], [0.0, 5.0], [1.0, 1.0]]), np.array([2, 0])),
        np.array([0, 10, 0, 2]) / 12,
        SQUARES,
        "for each point, the squared distance to the nearest picked one: 0, 10, 0 and 2.",
    ),
    Example(
        (np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 2.0], [2.0, 0.0, 0.0], [0.0, 0.0, 0.0]]), np.array([0])),
        np.array([0, 5, 4, 0]) / 9,
        f"{SQUARES} All features count.",
        "the squares 0, 5, 4 and 0: print yours.",
    ),
)

EXERCISE = FunctionExercise(
    name="next_chances",
    signature="next_chances(X, picked)",
    returns="Return a NumPy array of n floats, shape (n,), one chance for each point.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "`X[picked]` gives the points that are picked. You need the squared distance of every point to each of them: a "
        "table, as in lesson 3.",
        "Of each row of the table only the smallest counts: the point's nearest picked one. Print its shape.",
        "Chances add up to 1. What do you divide by?",
    ),
)
