"""What is asked about `name_clusters(labels, digits, k)`: the digit that most members of each cluster show."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.name_clusters import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion
from solutions.questions._name_clusters_cases import cases
from solutions.questions._name_clusters_misconceptions import MISCONCEPTIONS
from solutions.questions._shared import Array, differing

MAY_BE_EMPTY = ("empty clusters", "integer types")
"""The aspects in which a cluster may be empty."""

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Pick the digits of one cluster and count them; look at: np.bincount and np.argmax.",
    ),
    Aspect(
        "ties",
        1.0,
        RULES["ties"],
        "Look at: the order in which you go through the digits, and which index np.argmax gives for [1, 3, 3].",
    ),
    Aspect(
        "empty clusters",
        1.0,
        RULES["empty clusters"],
        "Fill the answer with -1 first, and look at what your code does when no label is equal to c.",
    ),
    Aspect(
        "edge shapes",
        0.5,
        RULES["edge shapes"],
        "Print the shape of what you return for one cluster, and look for fixed numbers such as 10.",
    ),
    Aspect(
        "integer types",
        0.5,
        RULES["integer types"],
        "Look at: the dtype of each array that you make, and sums and products of the arguments.",
    ),
    Aspect(
        "memory layout",
        0.5,
        RULES["memory layout"],
        "Look at: lines that write into labels or digits.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        LEFT_ALONE,
        "Look at: sort, assignments to a slice, and operators such as +=.",
    ),
)


def valid(case: Case) -> bool:
    """Whether votes are tied, and clusters empty, where the aspect has it so."""
    labels, digits, k = case.arguments
    table = np.zeros((k, 10), dtype=int)
    np.add.at(table, (labels, digits), 1)
    first, second = np.sort(table, axis=1)[:, [-1, -2]].T
    tied, empty = (first == second) & (first > 0), first == 0
    return (case.aspect == "ties" or not tied.any()) and (case.aspect in MAY_BE_EMPTY or not empty.any())


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge names exactly; any integer dtype will do."""
    labels, digits, k = case.arguments
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    wrong = np.flatnonzero(answer != expected)
    if not wrong.size:
        return None
    members = digits[labels == wrong[0]]
    return f"{differing(wrong.size, k, 'name')} that of cluster {wrong[0]}, {_describe(members)}."


def _describe(members: Array) -> str:
    """A cluster for a sentence: how many members it has, and whether their vote is a tie."""
    if not members.size:
        return "which has no members"
    text = "which has one member" if members.size == 1 else f"which has {members.size} members"
    counts = np.bincount(members.astype(np.int64))
    tied = np.flatnonzero(counts == counts.max())
    if len(tied) == 1:
        return text
    return f"{text}, among which {tied[0]} and {tied[1]} are equally common"


question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    seconds=10.0,
    axes={"labels": "n", "digits": "n", "k": "k"},
    indices={"labels": "k"},
    valid=valid,
)
