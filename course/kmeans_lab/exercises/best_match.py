"""The first exercise of lesson 6: `best_match(labels, species)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import integer_form

RULES = {
    "ordinary inputs": "The answer is the number of flowers that agree under the best one-to-one renaming of the "
    "clusters.",
    "one to one": "Two clusters never get the same name, even if both hold mostly the same species.",
    "more or fewer clusters than species": "With different numbers of clusters and species some stay without a "
    "partner, and count nothing.",
    "edge shapes": "One flower, one cluster, and numbers from 0 to 5 that do not occur are fine; so are arrays of any "
    "integer type, read-only ones and parts of larger ones.",
}

BEST = RULES["ordinary inputs"]
ONE_TO_ONE = RULES["one to one"]


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return integer_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    if answer == example.expected:
        return None
    return f"The number is too {'large' if answer > example.expected else 'small'}."


EXAMPLES = (
    Example((np.array([3]), np.array([0])), 1, f"{BEST} The numbers themselves mean nothing.", "a single flower."),
    Example(
        (np.array([0, 0]), np.array([4, 5])),
        1,
        f"{RULES['more or fewer clusters than species']} A cluster has one name.",
        "what becomes of one cluster with two species.",
    ),
    Example(
        (np.array([5, 5], dtype=np.int8), np.array([1, 1], dtype=np.int8)),
        2,
        RULES["edge shapes"],
        "sums and products of the arguments: an int8 ends at 127.",
    ),
    Example(
        (np.array([0, 1]), np.array([4, 4])),
        1,
        RULES["more or fewer clusters than species"],
        "what becomes of two clusters of one species.",
    ),
    Example(
        (np.array([0, 0, 1]), np.array([2, 2, 0])),
        3,
        f"{BEST} The numbers themselves mean nothing.",
        "what remains when all numbers are exchanged.",
    ),
    Example((np.array([0, 0, 0, 1, 1]), np.array([1, 1, 0, 1, 1])), 3, ONE_TO_ONE, "the lesson's example."),
    Example(
        (np.array([0, 1, 2, 3, 4, 5]), np.array([5, 2, 4, 0, 1, 3])),
        6,
        f"{BEST} Six clusters have 720 renamings.",
        "every way to rename: are all of them tried?",
    ),
    Example(
        (np.array([0] * 6 + [1] * 5), np.array([0] * 3 + [1] * 3 + [0] * 5)),
        8,
        BEST,
        "every way to rename, not only the first that comes to mind.",
    ),
    Example(
        (np.full(300, 4), np.full(300, 1)),
        300,
        f"{BEST} There may be many flowers.",
        "the dtype in which you count.",
    ),
)

EXERCISE = FunctionExercise(
    name="best_match",
    signature="best_match(labels, species)",
    returns="Return one integer: a number of flowers.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "Begin with a table: how many flowers of each cluster belong to each species? Two loops will do, or np.add.at.",
        "A renaming picks one place in each row of the table, never two in the same column. Add up what stands there.",
        "There are few ways to rename six clusters: try them all. Look at itertools.permutations, or at "
        "scipy.optimize.linear_sum_assignment, which finds the best at once.",
    ),
)
