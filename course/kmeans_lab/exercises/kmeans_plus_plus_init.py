"""The third exercise of lesson 8: `kmeans_plus_plus_init(X, k, rng)`.

In the open examples chance has no say, whatever the seed: what must come out comes out always. Where it has, the
function is called a thousand times, and how often each point comes is compared with what the rule gives.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from courselab import Example, Frequencies, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import array_form
from courselab.wording import listing, number, place

RULES = {
    "ordinary inputs": "Each centroid is a row of X, and no point is picked twice: once picked, its chance is 0. The "
    "rows stand in the order picked.",
    "the generator": "All chance comes from rng: the same seed gives the same rows, and of many seeds not all give "
    "the same.",
    "first centroid": "The first centroid is a point of X, each with the same chance.",
    "squared distance": "The chance to be picked next is proportional to the squared distance to the nearest centroid "
    "picked.",
    "nearest picked": "With two or more centroids picked, each point counts its distance to the nearest of them.",
    "equal points": "Each of several equal points has a chance of its own; once one is picked, none of them is picked "
    "again.",
    "shapes and types": "Any n and d of 1 or more will do, any k up to the number of different rows, integers, large "
    "and tiny numbers, read-only arrays.",
}

ROWS = RULES["ordinary inputs"]
ANY_ORDER = "in any order"


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
        ANY_ORDER,
    ),
    Example(
        (np.array([[0.0], [1e-7], [3e-7]]), 3, np.random.default_rng(5)),
        np.array([[0.0], [1e-7], [3e-7]]),
        f"{ROWS} At any scale.",
        "small numbers that are added for safety or taken for zero.",
        ANY_ORDER,
    ),
    Example(
        (np.array([[0.0], [0.0], [0.0], [4.0]]), 2, np.random.default_rng(1)),
        np.array([[0.0], [4.0]]),
        ROWS,
        "the chance of each point in the second pick, when the first is one of the three equal points.",
        ANY_ORDER,
    ),
    Example(
        (np.array([[0, 0], [2, 1], [5, 5]]), 3, np.random.default_rng(2)),
        np.array([[0, 0], [2, 1], [5, 5]]),
        ROWS,
        "what your function returns with k = n: print it.",
        ANY_ORDER,
    ),
    Example(
        (np.append(np.zeros((1, 4)), np.eye(4), axis=0), 5, np.random.default_rng(8)),
        np.append(np.zeros((1, 4)), np.eye(4), axis=0),
        f"{RULES['squared distance']} Every feature counts.",
        "the squared distances of the first point to the others: each is 1.",
        ANY_ORDER,
    ),
    Example(
        (np.array([[0.0] * 12, [0.0] * 11 + [1.0]]), 2, np.random.default_rng(7)),
        np.array([[0.0] * 12, [0.0] * 11 + [1.0]]),
        f"{RULES['squared distance']} Every feature counts.",
        "the squared distance of the two points: it is 1.",
        ANY_ORDER,
    ),
    Example(
        (np.repeat([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]], 6, axis=0), 3, np.random.default_rng(4)),
        np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]]),
        RULES["equal points"],
        "the chance of each point in the third pick: print the two picked, and the chances.",
        ANY_ORDER,
    ),
)


def _came(names: tuple[str, ...]) -> Iterator[str]:
    """Say of points in the order picked which came first, which second, and so on."""
    for name, which in zip(names, ("first", "second", "third", "fourth"), strict=False):
        yield f"the point {name} came {which}"
    if len(names) > 1:
        yield f"the points {listing(names)} came in this order"


def _events(answer: Any) -> Iterator[str]:
    return _came(tuple(number(row[0]) if len(row) == 1 else place(row) for row in answer.tolist()))


def _chances(orders: Mapping[tuple[str, ...], float]) -> dict[str, float]:
    """Return the chance of all that can be said, from the chance of each order."""
    chances: dict[str, float] = {}
    said = {names: list(_came(names)) for names in orders}
    for which in range(max(map(len, said.values()))):
        for names, chance in orders.items():
            chances[said[names][which]] = chances.get(said[names][which], 0.0) + chance
    return chances


FREQUENCIES = (
    Frequencies(
        (np.array([[0.0], [0.0], [0.0], [1.0], [3.0]]), 1, np.random.default_rng(0)),
        _chances({("0",): 3 / 5, ("1",): 1 / 5, ("3",): 1 / 5}),
        _events,
        f"{RULES['first centroid']} Equal points count each.",
        "the first pick: print the chance of each of the five points in it.",
    ),
    Frequencies(
        (np.array([[0.0], [1.0], [3.0]]), 2, np.random.default_rng(0)),
        _chances(
            {
                ("0", "1"): 1 / 30,
                ("0", "3"): 9 / 30,
                ("1", "0"): 1 / 15,
                ("1", "3"): 4 / 15,
                ("3", "0"): 9 / 39,
                ("3", "1"): 4 / 39,
            }
        ),
        _events,
        f"{RULES['squared distance']} The rows stand in the order picked.",
        "the chances of the second pick after the point 0: 0, 1/10 and 9/10. Print yours.",
    ),
    Frequencies(
        (np.array([[0.0], [1.0], [5.0], [8.0]]), 4, np.random.default_rng(0)),
        _chances(
            {
                ("0", "1", "5", "8"): 2 / 2925,
                ("0", "1", "8", "5"): 49 / 23400,
                ("0", "5", "1", "8"): 1 / 144,
                ("0", "5", "8", "1"): 1 / 16,
                ("0", "8", "1", "5"): 4 / 225,
                ("0", "8", "5", "1"): 4 / 25,
                ("1", "0", "5", "8"): 2 / 2145,
                ("1", "0", "8", "5"): 49 / 17160,
                ("1", "5", "0", "8"): 1 / 165,
                ("1", "5", "8", "0"): 3 / 55,
                ("1", "8", "0", "5"): 49 / 2640,
                ("1", "8", "5", "0"): 147 / 880,
                ("5", "0", "1", "8"): 1 / 80,
                ("5", "0", "8", "1"): 9 / 80,
                ("5", "1", "0", "8"): 1 / 125,
                ("5", "1", "8", "0"): 9 / 125,
                ("5", "8", "0", "1"): 9 / 328,
                ("5", "8", "1", "0"): 18 / 1025,
                ("8", "0", "1", "5"): 4 / 305,
                ("8", "0", "5", "1"): 36 / 305,
                ("8", "1", "0", "5"): 49 / 4880,
                ("8", "1", "5", "0"): 441 / 4880,
                ("8", "5", "0", "1"): 225 / 20008,
                ("8", "5", "1", "0"): 18 / 2501,
            }
        ),
        _events,
        RULES["nearest picked"],
        "the chances of the third pick after the points 0 and 8: 0, 1/10, 9/10 and 0. Print yours.",
    ),
    Frequencies(
        (np.repeat([[0.0, 0.0], [5.0, 0.0], [3.0, 4.0]], [6, 1, 1], axis=0), 2, np.random.default_rng(0)),
        _chances(
            {
                ("(0, 0)", "(5, 0)"): 3 / 8,
                ("(0, 0)", "(3, 4)"): 3 / 8,
                ("(5, 0)", "(0, 0)"): 15 / 136,
                ("(5, 0)", "(3, 4)"): 1 / 68,
                ("(3, 4)", "(0, 0)"): 15 / 136,
                ("(3, 4)", "(5, 0)"): 1 / 68,
            }
        ),
        _events,
        RULES["squared distance"],
        "the squared distances of (5, 0) and (3, 4) to (0, 0): both are 25.",
    ),
    Frequencies(
        (np.repeat([[0.0], [1.0], [4.0]], [10, 10, 1], axis=0), 2, np.random.default_rng(0)),
        _chances(
            {
                ("0", "1"): 50 / 273,
                ("0", "4"): 80 / 273,
                ("1", "0"): 100 / 399,
                ("1", "4"): 30 / 133,
                ("4", "0"): 16 / 525,
                ("4", "1"): 3 / 175,
            }
        ),
        _events,
        f"{RULES['squared distance']} {RULES['equal points']}",
        "the chance of the point 4 in the second pick after a point 0: it is 16/26.",
    ),
)

EXERCISE = FunctionExercise(
    name="kmeans_plus_plus_init",
    signature="kmeans_plus_plus_init(X, k, rng)",
    returns="Return a float array of shape (k, d), one row of X for each centroid.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    frequencies=FREQUENCIES,
    rules=RULES,
    hints=(
        "The first pick is one line; look at rng.integers. Keep a list of the positions picked so far.",
        "Your next_chances gives the chances of the next pick. rng.choice takes them as its argument p.",
        "Do that k - 1 times, then use the list of positions between the square brackets of X. Are they floats?",
    ),
)
