"""What is asked about `empty_clusters(labels, k)`: the numbers from 0 to k - 1 that are no label."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.empty_clusters import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import (
    NOTHING_RETURNED,
    Array,
    every_label,
    has_every_label,
    indices_fault,
    read_only,
    strided,
)

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Count the points of each cluster; look at: np.bincount.",
    ),
    Aspect(
        "the last clusters",
        1.0,
        RULES["the last clusters"],
        "Where does your code take the number of clusters from? Look at: minlength.",
    ),
    Aspect(
        "none is empty",
        0.5,
        RULES["none is empty"],
        "Print the dtype of what you return then; np.array([]) holds floats.",
    ),
    Aspect(
        "types and shapes",
        0.5,
        RULES["types and shapes"],
        "Look at: sums with labels; a uint8 ends at 255.",
    ),
    Aspect(ARGUMENTS_LEFT_ALONE, 0.5, LEFT_ALONE, "Look at: sort, which works in place."),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden labels."""
    return [*_ordinary(rng), *_last(rng), *_none(rng), *_types(rng)]


def _without(rng: np.random.Generator, n: int, k: int, empty: list[int]) -> tuple[Array, int]:
    """`n` labels in random order, of which none is in `empty` and every other occurs."""
    used = np.delete(np.arange(k), empty)
    return used[every_label(rng, n, len(used))], k


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    return [
        Case(aspect, "four points, one of three empty", _without(rng, 4, 3, [1])),
        Case(aspect, "the first is empty", _without(rng, 9, 4, [0])),
        Case(aspect, "two in the middle are empty", _without(rng, 20, 6, [2, 3])),
        Case(aspect, "many", _without(rng, 100, 40, sorted(rng.choice(39, size=12, replace=False).tolist()))),
    ]


def _last(rng: np.random.Generator) -> list[Case]:
    aspect = "the last clusters"
    return [
        Case(aspect, "the last is empty", _without(rng, 8, 4, [3])),
        Case(aspect, "the last three are empty", _without(rng, 8, 6, [3, 4, 5])),
        Case(aspect, "first and last are empty", _without(rng, 12, 5, [0, 4])),
        Case(aspect, "all but one", (np.full(7, 2), 6)),
    ]


def _none(rng: np.random.Generator) -> list[Case]:
    aspect = "none is empty"
    return [
        Case(aspect, "one point, one cluster", (np.array([0]), 1)),
        Case(aspect, "three clusters", _without(rng, 10, 3, [])),
        Case(aspect, "each point its own", (rng.permutation(8), 8)),
    ]


def _late(rng: np.random.Generator) -> Array:
    """2,000 labels, of which 30 occurs only near the end."""
    labels = rng.permutation(np.arange(2000) % 30)
    labels[-2] = 30
    return labels


def _types(rng: np.random.Generator) -> list[Case]:
    aspect = "types and shapes"
    labels, k = _without(rng, 30, 7, [1, 6])
    few, many = _without(rng, 5, 300, sorted(rng.choice(300, size=295, replace=False).tolist()))
    return [
        Case(aspect, "uint8", (labels.astype(np.uint8), k)),
        Case(aspect, "int32", (labels.astype(np.int32), k)),
        Case(aspect, "more clusters than points", (few, many)),
        Case(aspect, "uint8, 300 clusters", (np.array([255, 0, 200], dtype=np.uint8), 300)),
        Case(aspect, "many points, one of the last alone in its cluster", (_late(rng), 40)),
        Case(aspect, "one point, two clusters", (np.array([1]), 2)),
        Case(aspect, "read-only", (read_only(labels), k)),
        Case(aspect, "strided", (strided(labels), k)),
    ]


def valid(case: Case) -> bool:
    """Whether the last cluster, or any, is empty where the aspect has it so."""
    labels, k = case.arguments
    if case.aspect == "none is empty":
        return has_every_label(labels, k)
    return case.aspect == "types and shapes" or (int(labels.max()) < k - 1) is (case.aspect == "the last clusters")


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge the numbers exactly; any integer dtype will do."""
    return EXERCISE.form_fault(case.arguments, answer) or indices_fault("empty clusters", answer, expected)


def _missing(labels: Array, k: int) -> list[int]:
    return [cluster for cluster in range(k) if cluster not in labels]


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "k from the labels",
        "It looks as if clusters above the largest label are not looked at.",
        "k is an argument: use it.",
        lambda labels, k: np.array(_missing(labels, int(labels.max()) + 1), dtype=int),
    ),
    Misconception(
        "how many",
        "It looks as if the number of empty clusters is returned.",
        "Which ones are empty?",
        lambda labels, k: len(_missing(labels, k)),
    ),
    Misconception(
        "those in use",
        "It looks as if the clusters that have points are returned.",
        "Return the others.",
        lambda labels, k: np.unique(labels).astype(int),
    ),
    Misconception(
        "a list",
        "It looks as if a list is returned.",
        "Look at: np.array and its dtype.",
        _missing,
    ),
    Misconception(
        "floats for nothing",
        "It looks as if the empty answer holds floats.",
        "np.array([]) is float64; look at: its dtype.",
        lambda labels, k: np.array(_missing(labels, k)),
    ),
    Misconception(
        "counted from 1",
        "It looks as if clusters are counted from 1.",
        "Labels begin with 0.",
        lambda labels, k: np.array(_missing(labels, k), dtype=int) + 1,
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    axes={"labels": "n", "k": "k"},
    indices={"labels": "k"},
    valid=valid,
)
