"""The third exercise of lesson 8: `kmeans_plus_plus_init(X, k, rng)`.

The open examples are those in which chance has no say, whatever the seed: what must come out comes out always.
"""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import array_form

RULES = {
    "ordinary inputs": "Each centroid is a row of X, and no point is picked twice: once picked, its chance is 0. The "
    "rows stand in the order picked.",
    "the generator": "All chance comes from rng: the same seed gives the same rows, other seeds give others.",
    "first centroid": "The first centroid is a point of X, each with the same chance.",
    "squared distance": "The chance to be picked next is proportional to the squared distance to the nearest centroid "
    "picked.",
    "nearest picked": "With two or more centroids picked, each point counts its distance to the nearest of them.",
    "equal points": "Each of several equal points has a chance of its own; once one is picked, none of them is picked "
    "again.",
    "shapes and types": "Any n, k, d of 1 or more will do, integers, large and tiny numbers, read-only arrays.",
}

ROWS = RULES["ordinary inputs"]
FAR = "A point that is a million times as far away is picked almost surely."


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    X, k, _ = arguments
    return array_form("It", answer, (k, X.shape[1]), "f", "floats")


def _value_fault(example: Example, answer: Any) -> str | None:
    """Say what is wrong with the rows; `expected` holds the points that must be among them, in any order."""
    X, k, _ = example.arguments
    rows = {tuple(row) for row in X.astype(float).tolist()}
    picked = [tuple(row) for row in answer.tolist()]
    stray = [number for number, row in enumerate(picked) if row not in rows]
    if stray:
        return f"Centroid {stray[0]} is not a row of X."
    if len(set(picked)) < k:
        return "A point is picked twice."
    missing = {tuple(row) for row in example.expected.astype(float).tolist()} - set(picked)
    return f"The point {min(missing)} is not picked." if missing else None


EXAMPLES = (
    Example(
        (np.array([[3]]), 1, np.random.default_rng(0)),
        np.array([[3.0]]),
        "One point, one centroid. Integers give floats.",
        "the dtype and the shape of what you return.",
    ),
    Example(
        (np.array([[0.0], [0.0], [0.0], [4.0]]), 2, np.random.default_rng(1)),
        np.array([[0.0], [4.0]]),
        ROWS,
        "the chances of the second pick, when the first is one of the three equal points.",
    ),
    Example(
        (np.array([[0, 0], [2, 1], [5, 5]]), 3, np.random.default_rng(2)),
        np.array([[0, 0], [2, 1], [5, 5]]),
        ROWS,
        "what your function returns with k = n: print it.",
    ),
    Example(
        (np.array([[0.0], [0.001], [0.002], [0.003], [0.004], [0.005], [9000.0]]), 2, np.random.default_rng(3)),
        np.array([[9000.0]]),
        FAR,
        "whether the distances have a say in the second pick.",
    ),
    Example(
        (np.repeat([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]], 6, axis=0), 3, np.random.default_rng(4)),
        np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]]),
        RULES["equal points"],
        "the distance to the nearest centroid picked, not only to the last.",
    ),
)

EXERCISE = FunctionExercise(
    name="kmeans_plus_plus_init",
    signature="kmeans_plus_plus_init(X, k, rng)",
    returns="Return a float array of shape (k, d), one row of X for each centroid.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "The first pick is one line; look at rng.integers. Keep a list of the positions picked so far.",
        "Your next_chances gives the chances of the next pick. rng.choice takes them as its argument p.",
        "Do that k - 1 times, then use the list of positions between the square brackets of X. Are they floats?",
    ),
)
