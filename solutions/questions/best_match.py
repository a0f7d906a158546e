"""What is asked about `best_match(labels, species)`: the best agreement under a one-to-one renaming."""

from itertools import permutations
from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.best_match import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array, read_only, strided

UNEQUAL = "more or fewer clusters than species"

MOST = 6
"""Numbers run from 0 to 5."""

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Make a table of clusters and species, and try every way to rename; look at: itertools.permutations.",
    ),
    Aspect(
        "one to one",
        1.0,
        RULES["one to one"],
        "Look at what your code does with two clusters of the same species.",
    ),
    Aspect(
        UNEQUAL,
        0.5,
        RULES[UNEQUAL],
        "Look at: the shape of your table.",
    ),
    Aspect(
        "edge shapes",
        0.5,
        RULES["edge shapes"],
        "Look at: where your code takes the number of clusters from.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        LEFT_ALONE,
        "Look at: lines that write into labels, such as labels[labels == 0] = 1.",
    ),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden labels and species."""
    return [*_ordinary(rng), *_one_to_one(rng), *_unequal(rng), *_edges(rng)]


def _flowers(rng: np.random.Generator, table: Array) -> tuple[Array, Array]:
    """Labels and species in random order: `table[c, s]` flowers of cluster c belong to species s."""
    cluster, kind = np.nonzero(table)
    times = table[cluster, kind]
    order = rng.permutation(int(times.sum()))
    return cluster.repeat(times)[order], kind.repeat(times)[order]


def _renamed(rng: np.random.Generator, table: list[list[int]]) -> tuple[Array, Array]:
    """The flowers of a table whose clusters get other numbers."""
    return _flowers(rng, rng.permutation(np.array(table)))


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    greedy = np.array([[10, 9, 0], [9, 1, 0], [0, 0, 7]])
    return [
        Case(aspect, "six flowers, two species", _flowers(rng, np.array([[0, 3], [2, 1]]))),
        Case(aspect, "three clusters, clear", _flowers(rng, np.array([[1, 9, 0], [0, 2, 8], [11, 0, 1]]))),
        Case(aspect, "the largest entry is not in the best renaming", _flowers(rng, greedy)),
        Case(
            aspect, "four clusters, mixed", _flowers(rng, rng.integers(9, size=(4, 4)) + 6 * np.eye(4, dtype=int)[::-1])
        ),
        Case(aspect, "six clusters", _renamed(rng, (rng.integers(5, size=(6, 6)) + 9 * np.eye(6, dtype=int)).tolist())),
        Case(aspect, "three hundred flowers at random", (rng.integers(3, size=300), rng.integers(3, size=300))),
    ]


def _one_to_one(rng: np.random.Generator) -> list[Case]:
    aspect = "one to one"
    return [
        Case(aspect, "two clusters mostly of one species", _flowers(rng, np.array([[5, 1], [4, 2]]))),
        Case(aspect, "three clusters, two of one species", _renamed(rng, [[20, 2, 0], [15, 5, 1], [0, 1, 12]])),
        Case(aspect, "all clusters of one species", _renamed(rng, [[7, 0, 1], [6, 1, 0], [5, 0, 0]])),
    ]


def _unequal(rng: np.random.Generator) -> list[Case]:
    return [
        Case(UNEQUAL, "four clusters, two species", _flowers(rng, np.array([[6, 0], [5, 1], [0, 7], [2, 3]]))),
        Case(UNEQUAL, "two clusters, four species", _flowers(rng, np.array([[6, 0, 3, 1], [0, 5, 4, 2]]))),
        Case(UNEQUAL, "one cluster, three species", _flowers(rng, np.array([[4, 7, 5]]))),
        Case(UNEQUAL, "five clusters, one species", _flowers(rng, np.array([[3], [5], [2], [1], [4]]))),
    ]


def _edges(rng: np.random.Generator) -> list[Case]:
    aspect = "edge shapes"
    labels, species = _flowers(rng, np.array([[1, 9, 0], [0, 2, 8], [11, 0, 1]]))
    gaps = np.array([0, 2, 4])
    crowd, kinds = _renamed(rng, (rng.integers(3, size=(5, 5)) + 60 * np.eye(5, dtype=int)).tolist())
    return [
        Case(aspect, "one flower", (np.array([int(rng.integers(MOST))]), np.array([int(rng.integers(MOST))]))),
        Case(aspect, "numbers that do not occur", (gaps[labels], gaps[::-1][species])),
        Case(aspect, "uint8 and int32", (labels.astype(np.uint8), species.astype(np.int32))),
        Case(aspect, "many flowers, uint8", (crowd.astype(np.uint8), kinds.astype(np.uint8))),
        Case(aspect, "int8", (crowd[:60].astype(np.int8), kinds[:60].astype(np.int8))),
        Case(aspect, "read-only", (read_only(labels), read_only(species))),
        Case(aspect, "strided", (strided(labels), strided(species))),
    ]


def valid(case: Case) -> bool:
    """Whether there are as many clusters as species, or not, as the aspect has it."""
    labels, species = map(np.unique, case.arguments)
    return case.aspect == "edge shapes" or (len(labels) != len(species)) is (case.aspect == UNEQUAL)


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge one integer exactly."""
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    if int(answer) == int(expected):
        return None
    return f"The number of flowers is too {'large' if int(answer) > int(expected) else 'small'}."


def _table(labels: Array, species: Array) -> Array:
    table = np.zeros((MOST, MOST), dtype=int)
    np.add.at(table, (labels, species), 1)
    return table


def _best(table: Array) -> int:
    return max(int(table[range(MOST), list(names)].sum()) for names in permutations(range(MOST)))


def _greedy(labels: Array, species: Array) -> int:
    table, total = _table(labels, species), 0
    for _ in range(MOST):
        row, column = np.unravel_index(table.argmax(), table.shape)
        total += int(table[row, column])
        table[row, :], table[:, column] = -1, -1
    return total


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "no renaming",
        "It looks as if numbers are compared as they stand.",
        "The number of a cluster means nothing: try other names for it.",
        lambda labels, species: int(np.sum(labels == species)),
    ),
    Misconception(
        "majority in each cluster",
        "It looks as if each cluster takes its most common species, so that two clusters may share a name.",
        "One to one: a name that is taken is taken.",
        lambda labels, species: int(_table(labels, species).max(axis=1).sum()),
    ),
    Misconception(
        "majority in each species",
        "It looks as if each species takes its most common cluster, so that one cluster may get two names.",
        "One to one: a cluster has one name.",
        lambda labels, species: int(_table(labels, species).max(axis=0).sum()),
    ),
    Misconception(
        "largest first",
        "It looks as if the largest entry of the table is taken first, then the largest of the rest.",
        "A large entry may block two good ones: compare whole renamings.",
        _greedy,
    ),
    Misconception(
        "a share",
        "It looks as if the share of the flowers is returned.",
        "Return the count.",
        lambda labels, species: _best(_table(labels, species)) / len(labels),
    ),
    Misconception(
        "worst renaming",
        "It looks as if the smallest agreement is returned.",
        "Look at: max and min.",
        lambda labels, species: min(
            int(_table(labels, species)[range(MOST), list(names)].sum()) for names in permutations(range(MOST))
        ),
    ),
    Misconception(
        "those that disagree",
        "It looks as if the flowers that disagree are counted.",
        "Count those that agree.",
        lambda labels, species: len(labels) - _best(_table(labels, species)),
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    axes={"labels": "n", "species": "n"},
    valid=valid,
)
