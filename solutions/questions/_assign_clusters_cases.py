"""Hidden points and centroids for `assign_clusters`: a clear nearest centroid, or a tie between whole numbers."""

import numpy as np

from grader.questions import Case
from solutions.questions._shared import (
    Array,
    clear_points,
    cloud,
    fortran,
    has_clear_nearest,
    read_only,
    squared_distances,
    strided,
    tenths,
    whole_numbers,
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden points and centroids."""
    return [
        *_ordinary(rng),
        *_ties(rng),
        *_empty(rng),
        *_edges(rng),
        *_large_and_tiny(rng),
        *_integers(rng),
        *_layouts(rng),
    ]


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    units = np.array([100.0, 1.0])
    unequal = cloud(rng, 3, 2, 1.5) * units
    return [
        Case(aspect, "four points with one decimal", _short(rng, 4, 2)),
        Case(aspect, "60 points", _clear(rng, 60, 3, 2)),
        Case(aspect, "60 other points", _clear(rng, 60, 3, 2)),
        Case(aspect, "three coordinates", _clear(rng, 37, 4, 3)),
        Case(aspect, "300 points of seven coordinates", _clear(rng, 300, 5, 7)),
        Case(aspect, "columns in different units", (clear_points(rng, unequal, 50, spread=units), unequal)),
    ]


def _ties(rng: np.random.Generator) -> list[Case]:
    """Ties between differences that are equal up to sign and order, so that every right formula sees them as equal.

    The numbers of points and of different centroids are powers of 2: a learner may subtract a mean first, and it is exact.
    """
    aspect = "ties"
    corners = rng.permutation([[-3.0, -3.0], [-3.0, 3.0], [3.0, -3.0], [3.0, 3.0]])
    grid = rng.permutation([[x, y] for x in range(-4, 4) for y in range(-4, 4)])
    same = np.repeat(whole_numbers(rng, 1, 2), 3, axis=0)
    pair = rng.permutation([[-2, 0], [2, 0]])
    return [
        Case(aspect, "four points halfway between two centroids", _halfway(rng, 4, 2, first=0)),
        Case(aspect, "points halfway between the third and the fourth centroid", _halfway(rng, 16, 3, first=2)),
        Case(aspect, "a grid between four corners", (grid.astype(float), corners)),
        Case(aspect, "three times the same centroid", (whole_numbers(rng, 16, 2), same)),
        Case(aspect, "each centroid twice", (grid[:32], pair.repeat(2, axis=0))),
        Case(aspect, "32 centroids on a small grid", (grid, whole_numbers(rng, 32, 2, 3))),
    ]


def _halfway(rng: np.random.Generator, n: int, d: int, first: int) -> tuple[Array, Array]:
    """`n` points halfway between two centroids that stand at `first` and behind it, after centroids far away."""
    X = whole_numbers(rng, n, d).astype(float)
    X[:, 0] = rng.integers(-4, 5)
    middle, step = np.eye(d)[0] * X[0, 0], np.eye(d)[0] * rng.choice([-2, -1, 1, 2])
    return X, np.array([*np.full((first, d), 90.0), middle - step, middle + step])


def _empty(rng: np.random.Generator) -> list[Case]:
    aspect = "empty clusters"
    few, many = _short(rng, 3, 2), _clear(rng, 40, 3, 2)
    return [
        Case(aspect, "the first centroid far away", (few[0], np.insert(few[1], 0, 60.0, axis=0))),
        Case(aspect, "two centroids far away", (many[0], np.insert(many[1], [1, 2], [[50.0], [-70.0]], axis=0))),
    ]


def _edges(rng: np.random.Generator) -> list[Case]:
    aspect = "edge shapes"
    used = cloud(rng, 40, 3, 3.0)
    return [
        Case(aspect, "one point, one centroid, one coordinate", (tenths(rng, 1, 1), tenths(rng, 1, 1))),
        Case(aspect, "one point", _clear(rng, 1, 4, 2)),
        Case(aspect, "one centroid", _clear(rng, 6, 1, 3)),
        Case(aspect, "one coordinate", _clear(rng, 20, 3, 1)),
        Case(aspect, "as many points as centroids and coordinates", _clear(rng, 3, 3, 3)),
        Case(aspect, "more centroids than points", _clear(rng, 2, 5, 2)),
        Case(
            aspect,
            "300 centroids, the last 40 used",
            (clear_points(rng, used, 40), np.concatenate([cloud(rng, 260, 3, 1.0, 40.0), used])),
        ),
    ]


def _large_and_tiny(rng: np.random.Generator) -> list[Case]:
    aspect = "large and tiny numbers"
    return [
        Case(aspect, "of the order of 1e8", _clear(rng, 6, 3, 2, scale=1e8)),
        Case(aspect, "of the order of 1e8, far from all centroids", _far(rng)),
        Case(aspect, "of the order of 1e-9", _clear(rng, 10, 3, 2, scale=1e-9)),
        Case(aspect, "1e6 from zero", _close_calls(rng, 1e6)),
        Case(aspect, "1e6 below zero", _close_calls(rng, -1e6)),
    ]


def _integers(rng: np.random.Generator) -> list[Case]:
    aspect = "integers"
    whole = rng.choice(np.arange(-8, 9), size=(3, 2), replace=False)
    decimals = whole + rng.uniform(-0.4, 0.4, size=(3, 2))
    few = clear_points(rng, whole, 8, spread=4.0, decimals=0).astype(np.int64)
    many = clear_points(rng, decimals, 40, spread=4.0, decimals=0).astype(np.int64)
    return [
        Case(aspect, "whole numbers", (few, whole)),
        Case(aspect, "whole points, centroids with decimals", (many, decimals)),
        Case(aspect, "points with decimals, whole centroids", (clear_points(rng, whole, 40, spread=4.0), whole)),
    ]


def _layouts(rng: np.random.Generator) -> list[Case]:
    aspect = "memory layout"
    return [
        Case(aspect, "stored by columns", tuple(map(fortran, _clear(rng, 25, 3, 3)))),
        Case(aspect, "read-only", tuple(map(read_only, _short(rng, 5, 2)))),
        Case(aspect, "strided", tuple(map(strided, _clear(rng, 25, 3, 3)))),
    ]


def _clear(
    rng: np.random.Generator, n: int, k: int, d: int, *, scale: float = 1.0, offset: float = 0.0
) -> tuple[Array, Array]:
    """`n` points about `k` centroids near enough for their clusters to touch, then scaled and moved."""
    centroids = cloud(rng, k, d, 1.5)
    return offset + scale * clear_points(rng, centroids, n), offset + scale * centroids


def _short(rng: np.random.Generator, n: int, k: int) -> tuple[Array, Array]:
    """`n` points and `k` centroids of two coordinates with one decimal."""
    centroids = tenths(rng, k, 2)
    return clear_points(rng, centroids, n, spread=2.0, decimals=1), centroids


def _close_calls(rng: np.random.Generator, offset: float) -> tuple[Array, Array]:
    """150 points of 4,000 about four centroids: those nearest to a border, of all that any right formula can tell apart.

    At 1e6 from zero, |x|^2 - 2xc + |c|^2 in float64 is off by about 0.001; the least lead here is about 0.02.
    """
    centroids = cloud(rng, 4, 2, 0.75)
    X = clear_points(rng, centroids, 4000, spread=0.5, gap=0.028)
    two_least = np.partition(squared_distances(X, centroids), 1, axis=1)
    nearest_to_border = np.argsort(two_least[:, 1] - two_least[:, 0])[:150]
    return offset + X[nearest_to_border], offset + centroids


def _far(rng: np.random.Generator) -> tuple[Array, Array]:
    """Five points about 1.6e9 from every centroid, the first centroid being the farthest."""
    centroids = cloud(rng, 4, 2, 1.0, 6.0)
    centroids[0] += 4.0
    candidates = cloud(rng, 200, 2, 0.5, -6.0)
    return candidates[has_clear_nearest(candidates, centroids, 0.05)][:5] * 1e8, centroids * 1e8
