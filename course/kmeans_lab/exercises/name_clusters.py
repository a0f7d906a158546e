"""The exercise of the mini-project: `name_clusters(labels, digits, k)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import array_form, integers_value

RULES = {
    "ordinary inputs": "The name of a cluster is the digit that occurs most often among its members.",
    "ties": "A tie goes to the smallest digit.",
    "empty clusters": "A cluster without members has the name -1, and keeps its position in the answer.",
    "edge shapes": "Any n and k of 1 or more will do: one image, one cluster, one image in each cluster, hundreds of "
    "clusters.",
    "integer types": "Labels and digits may be int64, int32 or uint8, and a uint8 holds nothing below 0 or above 255.",
    "memory layout": "Arrays may be read-only, or parts of larger arrays.",
}

VOTE = RULES["ordinary inputs"]
TIE = RULES["ties"]
EMPTY = RULES["empty clusters"]


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return array_form("It", answer, (arguments[2],), "iu", "integers")


def _value_fault(example: Example, answer: Any) -> str | None:
    return integers_value("name", answer, example.expected, "cluster")


EXAMPLES = (
    Example(
        (np.array([0]), np.array([9]), 1),
        np.array([9]),
        VOTE,
        "the case of one image and one cluster, step by step.",
    ),
    Example(
        (np.array([1]), np.array([5]), 2),
        np.array([-1, 5]),
        EMPTY,
        "what your code does with cluster 0, whose label no image has.",
    ),
    Example(
        (np.array([30], dtype=np.uint8), np.array([4], dtype=np.uint8), 31),
        np.append(np.full(30, -1), 4),
        f"{EMPTY} Any k will do.",
        "fixed numbers in your code, and products of labels: a uint8 ends at 255.",
    ),
    Example(
        (np.array([1, 1]), np.array([0, 0]), 2),
        np.array([-1, 0]),
        f"{EMPTY} A name may well be 0.",
        "how you find out that a cluster has no members.",
    ),
    Example(
        (np.array([0, 0]), np.array([5, 3]), 1),
        np.array([3]),
        TIE,
        "which of equal counts np.argmax takes, and in what order yours stand.",
    ),
    Example(
        (np.array([0, 0]), np.array([8, 1]), 1),
        np.array([1]),
        f"{TIE} A set has no order.",
        "which of equal counts your code takes, and in what order they stand.",
    ),
    Example(
        (np.array([0, 1, 1], dtype=np.uint8), np.array([4, 4, 4], dtype=np.uint8), 4),
        np.array([4, 4, -1, -1]),
        f"{EMPTY} Two clusters may have the same name. {RULES['integer types']}",
        "the dtype of the array that you return: uint8 knows no -1.",
    ),
    Example(
        (np.array([0, 0, 0, 0]), np.array([1, 3, 3, 9]), 1),
        np.array([3]),
        f"{VOTE} It need not be more than half.",
        "the counts 1, 2 and 1 of the digits 1, 3 and 9: print yours.",
    ),
    Example(
        (np.array([0, 0, 1, 1]), np.array([2, 7, 7, 7]), 2),
        np.array([2, 7]),
        f"{TIE} Only the members of a cluster vote for it.",
        "the counts of cluster 0: print them.",
    ),
    Example(
        (np.array([0, 0, 0, 1, 1]), np.array([5, 5, 8, 8, 8]), 2),
        np.array([5, 8]),
        VOTE,
        "the counts 2 of the 5 and 1 of the 8 in cluster 0: print yours.",
    ),
    Example(
        (np.array([1, 0, 0, 0, 1]), np.array([2, 8, 1, 8, 2]), 2),
        np.array([8, 2]),
        f"{VOTE} Position c holds the name of cluster c.",
        "which images are the members of cluster 0.",
    ),
    Example(
        (np.array([0, 0, 0, 1, 1, 3]), np.array([7, 7, 2, 5, 3, 9]), 4),
        np.array([7, 3, -1, 9]),
        f"{VOTE} {TIE} {EMPTY}",
        "the small example in the notebook, cluster by cluster.",
    ),
    Example(
        (np.array([0, 0, 0, 1, 1, 1]), np.array([2, 2, 9, 2, 2, 2]), 2),
        np.array([2, 2]),
        f"{VOTE} Only the members of a cluster vote for it.",
        "the counts 2 of the 2 and 1 of the 9 in cluster 0: print yours.",
    ),
    Example(
        (np.array([0, 0, 0, 0, 0, 0]), np.array([9, 8, 7, 6, 5, 4]), 1),
        np.array([4]),
        f"{TIE} Chance has no say.",
        "which of equal counts your code takes.",
    ),
    Example(
        (np.full(256, 0), np.full(256, 7), 1),
        np.array([7]),
        f"{VOTE} There may be hundreds of them.",
        "the dtype in which you count: a uint8 ends at 255.",
    ),
)

EXERCISE = FunctionExercise(
    name="name_clusters",
    signature="name_clusters(labels, digits, k)",
    returns="Return a NumPy array of k integers, shape (k,), one name for each cluster.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "Begin with one cluster: which digits do its members show? Pick them with square brackets, as lesson 4 picks "
        "points.",
        "Count how often each digit occurs among the members. Look at np.bincount, and print what it gives for "
        "7, 7, 2.",
        "Look at np.argmax: of equal counts it takes the first, which is the smallest digit. For a cluster without "
        "members there is nothing to count; prepare the answer with np.full.",
    ),
)
