"""What is asked about `tied_centroids(point, centroids)`: all centroids at the smallest distance."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.tied_centroids import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import (
    MANY_COORDINATES,
    NOTHING_RETURNED,
    Array,
    are_small_and_whole,
    cloud,
    fortran,
    indices_fault,
    read_only,
    strided,
    whole_numbers,
)

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Compare the squared distances with the smallest of them; look at: np.flatnonzero.",
    ),
    Aspect(
        "several ties",
        1.0,
        RULES["several ties"],
        "Look at: whether your code stops after the second.",
    ),
    Aspect(
        "ties elsewhere",
        0.5,
        RULES["ties elsewhere"],
        "Look at: which distance you compare with.",
    ),
    Aspect(
        "no tie",
        0.5,
        RULES["no tie"],
        "Look at: np.isclose and rounding.",
    ),
    Aspect("shapes and layout", 0.5, RULES["shapes and layout"], "Try k = 1."),
    Aspect(ARGUMENTS_LEFT_ALONE, 0.5, LEFT_ALONE, "Look at: operators such as -=."),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden points and centroids; ties are between whole numbers, so that no rounding can blur them."""
    return [*_ordinary(rng), *_several(rng), *_elsewhere(rng), *_no_tie(rng), *_shapes(rng)]


def _around(rng: np.random.Generator, offsets: Sequence[tuple[int, ...]]) -> tuple[Array, Array]:
    """A whole point, and centroids at these offsets from it."""
    moves = np.array(offsets)
    point = np.asarray(rng.integers(-9, 10, size=moves.shape[1]))
    return point, point + moves


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    return [
        Case(aspect, "two of three on a line", _around(rng, [(-3,), (3,), (4,)])),
        Case(aspect, "the last two of three", _around(rng, [(6,), (-2,), (2,)])),
        Case(aspect, "two in the plane", _around(rng, [(3, 4), (9, 1), (5, 0), (0, 8)])),
        Case(aspect, "no tie", _around(rng, [(3, 4), (1, 1), (5, 0)])),
    ]


def _several(rng: np.random.Generator) -> list[Case]:
    aspect = "several ties"
    five = [(3, 4), (-4, 3), (7, 7), (0, 5), (5, 0), (-5, 0)]
    return [
        Case(aspect, "five of six", _around(rng, five)),
        Case(aspect, "all four", _around(rng, [(2, 1), (1, 2), (-1, 2), (-2, -1)])),
        Case(aspect, "equal centroids", _around(rng, [(4, 4), (1, 0), (1, 0), (1, 0)])),
        Case(aspect, "the point is a centroid twice", _around(rng, [(0, 0), (3, 1), (0, 0)])),
    ]


def _elsewhere(rng: np.random.Generator) -> list[Case]:
    aspect = "ties elsewhere"
    return [
        Case(aspect, "a tie of the farther two", _around(rng, [(5, 0), (1, 1), (0, 5)])),
        Case(aspect, "three far ones tie", _around(rng, [(5, 0), (0, 5), (3, 4), (0, 1)])),
        Case(aspect, "two ties, the nearer counts", _around(rng, [(5, 0), (1, 0), (3, 4), (0, 1)])),
        Case(aspect, "equal in sums, not in squares", _around(rng, [(2, 2), (4, 0), (1, 3)])),
    ]


def _no_tie(rng: np.random.Generator) -> list[Case]:
    aspect = "no tie"
    near = np.array([[1.0, 0.0], [0.0, 1.000001], [2.0, 2.0]])
    far = int(rng.integers(7 * 10**7, 9 * 10**7))
    return [
        Case(aspect, "ten random centroids", (cloud(rng, 1, 3)[0], cloud(rng, 10, 3))),
        Case(aspect, "the second is close", (np.zeros(2), rng.permutation(near))),
        Case(aspect, "equal roots, different squares", (np.zeros(2, dtype=int), np.array([[far, 1], [0, far]]))),
        Case(aspect, "the second is very close, all tiny", (np.zeros(1), 1e-9 * np.array([[2.0], [1.0], [1.5]]))),
    ]


def _shapes(rng: np.random.Generator) -> list[Case]:
    aspect = "shapes and layout"
    point, centroids = _around(rng, [(3, 4, 0), (9, 1, 1), (0, 5, 0), (5, 0, 0)])
    many = whole_numbers(rng, 300, 1, 5)
    five = [(3, 4, 0, 0, 0), (1, 1, 1, 1, 6), (0, 0, 0, 3, 4), (0, 0, 5, 0, 0)]
    return [
        Case(aspect, "one centroid", (cloud(rng, 1, 2)[0], cloud(rng, 1, 2))),
        Case(aspect, "one feature, 300 centroids", (np.array([0]), many)),
        Case(aspect, "five features", _around(rng, five)),
        Case(aspect, "80 features, a tie along each", _around_along_each(rng)),
        Case(aspect, "halves", (point / 2, centroids / 2)),
        Case(aspect, "read-only", (read_only(point), read_only(centroids))),
        Case(aspect, "strided, column by column", (strided(point), fortran(centroids))),
    ]


def valid(case: Case) -> bool:
    """Whether it is beyond dispute which centroids tie; in one aspect none may."""
    squares = _squares(*(array.astype(float) for array in case.arguments))
    behind = squares[squares > squares.min()]
    alone = len(behind) == len(squares) - 1
    if not alone and case.aspect == "no tie":
        return False
    whole = all(array.dtype.kind == "i" or are_small_and_whole(2 * array) for array in case.arguments)
    return whole or (alone and bool(np.all(behind - squares.min() > 1e-7 * behind)))


def _around_along_each(rng: np.random.Generator) -> tuple[Array, Array]:
    """A centroid 3 away along each feature: where one is left out, its centroid is the nearest alone."""
    moves = 3 * rng.choice([-1, 1], size=MANY_COORDINATES) * np.eye(MANY_COORDINATES, dtype=int)
    return _around(rng, [tuple(move) for move in moves])


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge indices exactly; any integer dtype will do."""
    return EXERCISE.form_fault(case.arguments, answer) or indices_fault("tied centroids", answer, expected)


def _squares(point: Array, centroids: Array) -> Array:
    return np.asarray(((centroids - point) ** 2).sum(axis=1))


def _equal_to_any(point: Array, centroids: Array) -> Array:
    squares = _squares(point, centroids)
    return np.flatnonzero([np.sum(squares == one) > 1 for one in squares])


def _at_most_two(point: Array, centroids: Array) -> Array:
    squares = _squares(point, centroids)
    return np.flatnonzero(squares == squares.min())[:2]


def _plain_sums(point: Array, centroids: Array) -> Array:
    sums = np.abs(centroids - point).sum(axis=1)
    return np.flatnonzero(sums == sums.min())


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "the first only",
        "It looks as if only the first nearest centroid is returned.",
        "np.argmin gives one position. Which others have the same distance?",
        lambda point, centroids: np.array([_squares(point, centroids).argmin()]),
    ),
    Misconception(
        "one number",
        "It looks as if one index is returned, and not an array.",
        "Ties give several indices: return an array, also when it holds one.",
        lambda point, centroids: int(_squares(point, centroids).argmin()),
    ),
    Misconception(
        "truth values",
        "It looks as if one truth value for each centroid is returned.",
        "Which indices are true? Look at: np.flatnonzero.",
        lambda point, centroids: _squares(point, centroids) == _squares(point, centroids).min(),
    ),
    Misconception(
        "any equal distances",
        "It looks as if a tie at any distance counts, and a single nearest one does not.",
        "Compare with the smallest distance only.",
        _equal_to_any,
    ),
    Misconception(
        "two at most",
        "It looks as if only two centroids can tie.",
        "Three and more may be equally near.",
        _at_most_two,
    ),
    Misconception(
        "sums of plain differences",
        "It looks as if the differences are added up without squares.",
        "Square before you add.",
        _plain_sums,
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    axes={"point": "d", "centroids": "kd"},
    valid=valid,
)
