"""What is asked about `next_chances(X, picked)`: the chance of each point to be picked next by k-means++."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.next_chances import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import (
    HUGE,
    NOTHING_RETURNED,
    TINY,
    Array,
    cloud,
    fortran,
    read_only,
    squared_distances,
    strided,
    tenths,
    whole_numbers,
)

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Print the squared distances and their sum; look at: np.sum and its axis.",
    ),
    Aspect(
        "nearest picked",
        1.0,
        RULES["nearest picked"],
        "Look at: the smallest of each row in a table of squared distances.",
    ),
    Aspect(
        "picked and equal points",
        0.5,
        RULES["picked and equal points"],
        "Print the chances of the picked points.",
    ),
    Aspect(
        "shapes and types",
        0.5,
        RULES["shapes and types"],
        "Look for fixed numbers, and for the axis in each of your sums.",
    ),
    Aspect(
        "memory layout",
        0.5,
        RULES["memory layout"],
        "Look at: lines that write into X or picked.",
    ),
    Aspect(ARGUMENTS_LEFT_ALONE, 0.5, LEFT_ALONE, "Look at: operators such as -=."),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden points, and the positions of those picked."""
    return [*_ordinary(rng), *_nearest(rng), *_equal(rng), *_shapes(rng), *_layouts(rng)]


def _some(rng: np.random.Generator, n: int, j: int) -> Array:
    return rng.choice(n, size=j, replace=False)


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    return [
        Case(aspect, "three points on a line", (tenths(rng, 3, 1), _some(rng, 3, 1))),
        Case(aspect, "five points in the plane", (tenths(rng, 5, 2), _some(rng, 5, 1))),
        Case(aspect, "forty points", (cloud(rng, 40, 3), _some(rng, 40, 1))),
    ]


def _nearest(rng: np.random.Generator) -> list[Case]:
    aspect = "nearest picked"
    return [
        Case(aspect, "four points, two picked", (tenths(rng, 4, 1), _some(rng, 4, 2))),
        Case(aspect, "twelve points, three picked", (tenths(rng, 12, 2), _some(rng, 12, 3))),
        Case(aspect, "fifty points, ten picked", (cloud(rng, 50, 4), _some(rng, 50, 10))),
        Case(aspect, "all but one picked", (cloud(rng, 7, 2), _some(rng, 7, 6))),
    ]


def _equal(rng: np.random.Generator) -> list[Case]:
    aspect = "picked and equal points"
    doubled = np.repeat(tenths(rng, 5, 2), 3, axis=0)
    unlike = np.repeat(tenths(rng, 4, 2), [2, 1, 4, 1], axis=0)
    return [
        Case(aspect, "every point three times", (doubled, np.array([1, 9]))),
        Case(aspect, "equal points, both picked", (doubled, np.array([0, 1]))),
        Case(aspect, "some points once, some more often", (unlike, np.array([2]))),
        Case(aspect, "one point differs", (np.array([[2.0, 2.0]] * 6 + [[3.0, 1.0]]), np.array([3]))),
    ]


def _shapes(rng: np.random.Generator) -> list[Case]:
    aspect = "shapes and types"
    integers = np.unique(whole_numbers(rng, 15, 2), axis=0)
    return [
        Case(aspect, "two points", (tenths(rng, 2, 3), np.array([1]))),
        Case(aspect, "one feature", (cloud(rng, 9, 1), _some(rng, 9, 2))),
        Case(aspect, "many features", (cloud(rng, 20, 64), _some(rng, 20, 4))),
        Case(aspect, "integers", (integers, _some(rng, len(integers), 3))),
        Case(aspect, "huge numbers", (cloud(rng, 12, 2, HUGE), _some(rng, 12, 2))),
        Case(aspect, "tiny numbers", (cloud(rng, 12, 2, TINY), _some(rng, 12, 2))),
        Case(aspect, "far from the origin", (cloud(rng, 12, 3, 1.0, 1e3), _some(rng, 12, 2))),
    ]


def _layouts(rng: np.random.Generator) -> list[Case]:
    aspect = "memory layout"
    return [
        Case(aspect, "read-only", (read_only(cloud(rng, 10, 2)), read_only(_some(rng, 10, 2)))),
        Case(aspect, "column by column", (fortran(cloud(rng, 10, 3)), _some(rng, 10, 2))),
        Case(aspect, "strided", (strided(cloud(rng, 10, 2)), strided(_some(rng, 10, 2)))),
    ]


def valid(case: Case) -> bool:
    """Whether some point may be picked, and equal points are where they belong."""
    X, picked = case.arguments
    equal = len(np.unique(X, axis=0)) < len(X)
    return bool(_table(X, picked).min(axis=1).any()) and (not equal or case.aspect == "picked and equal points")


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge the chances to eight digits, which the expanded form reaches too."""
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    if not np.isfinite(answer).all():
        return "Not all chances are finite numbers."
    if abs(float(answer.sum()) - 1) > 1e-6:
        return f"The chances add up to {float(answer.sum()):.6g}, and not to 1."
    wrong = np.flatnonzero(~(np.abs(answer - expected) <= 1e-8))
    return (
        f"{wrong.size} of {len(expected)} chances differ; the first is that of point {wrong[0]}."
        if wrong.size
        else None
    )


def _table(X: Array, picked: Array) -> Array:
    """The squared distance of each point to each picked one, shape (n, j)."""
    return squared_distances(np.asarray(X, dtype=float), np.asarray(X, dtype=float)[picked])


def _share(weights: Array) -> Array:
    return np.asarray(weights / weights.sum())


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "plain distance",
        "It looks as if the distances are not squared.",
        "What does D-squared sampling do with the distances before it divides?",
        lambda X, picked: _share(np.sqrt(_table(X, picked).min(axis=1))),
    ),
    Misconception(
        "last picked only",
        "It looks as if only the point picked last counts.",
        "Of each row in the table of squared distances the smallest counts.",
        lambda X, picked: _share(_table(X, picked)[:, -1]),
    ),
    Misconception(
        "first picked only",
        "It looks as if only the point picked first counts.",
        "Of each row in the table of squared distances the smallest counts.",
        lambda X, picked: _share(_table(X, picked)[:, 0]),
    ),
    Misconception(
        "sum over all picked",
        "It looks as if the squared distances to all picked points are added up.",
        "Only the nearest counts; look at: np.min and its axis.",
        lambda X, picked: _share(_table(X, picked).sum(axis=1)),
    ),
    Misconception(
        "farthest of those picked",
        "It looks as if the distance to the farthest picked point counts.",
        "Only the nearest counts; look at: np.min and its axis.",
        lambda X, picked: _share(_table(X, picked).max(axis=1)),
    ),
    Misconception(
        "weights instead of chances",
        "It looks as if the squared distances themselves are returned.",
        "Chances add up to 1. What do you divide by?",
        lambda X, picked: _table(X, picked).min(axis=1),
    ),
    Misconception(
        "certain",
        "It looks as if the farthest point gets the chance 1.",
        "It is only the likeliest: each point has a share.",
        lambda X, picked: np.eye(len(X))[_table(X, picked).min(axis=1).argmax()],
    ),
    Misconception(
        "equal chances",
        "It looks as if all points that are not picked have the same chance.",
        "Distance has a say: divide the squared distances by their sum.",
        lambda X, picked: _share(np.where(np.isin(np.arange(len(X)), picked), 0.0, 1.0)),
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    axes={"X": "nd", "picked": "j"},
    indices={"picked": "n"},
    valid=valid,
)
