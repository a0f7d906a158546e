"""Hidden points and centroids for `assign_clusters`: a clear nearest centroid, or a tie between whole numbers."""

from collections.abc import Callable

import numpy as np

from grader.questions import Case
from solutions.questions._shared import (
    HUGE,
    TINY,
    Array,
    clear_points,
    cloud,
    each_coordinate_decides,
    first_not_nearest,
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
    return [
        Case(aspect, "four points with one decimal", _all_used(lambda: _short(rng, 4, 2))),
        Case(aspect, "60 points", _all_used(lambda: _clear(rng, 60, 3, 2))),
        Case(aspect, "three coordinates", _all_used(lambda: _clear(rng, 37, 4, 3))),
        Case(aspect, "300 points of seven coordinates", _all_used(lambda: _clear(rng, 300, 5, 7))),
        Case(aspect, "1,100 points", _all_used(lambda: _clear(rng, 1100, 3, 2))),
        Case(aspect, "columns in different units", _all_used(lambda: _in_different_units(rng))),
    ]


def _all_used(draw: Callable[[], tuple[Array, Array]]) -> tuple[Array, Array]:
    """Draw until each centroid is the nearest to some point, so that no label is missing and no one label fits all."""
    while True:
        X, centroids = draw()
        if len(np.unique(squared_distances(X, centroids).argmin(axis=1))) == len(centroids):
            return X, centroids


def _in_different_units(rng: np.random.Generator) -> tuple[Array, Array]:
    units = np.array([100.0, 1.0])
    centroids = cloud(rng, 3, 2, 1.5) * units
    return clear_points(rng, centroids, 50, spread=units), centroids


def _ties(rng: np.random.Generator) -> list[Case]:
    """Ties between differences that are equal up to sign and order, so that every right formula sees them as equal.

    The numbers of points and of different centroids are powers of 2: a learner may subtract a mean first, exactly.
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
        *(Case(aspect, "one coordinate, the first centroid once more", _on_a_line(rng, step)) for step in (-1, 1)),
    ]


def _on_a_line(rng: np.random.Generator, step: int) -> tuple[Array, Array]:
    """A point between two centroids on a line, and one beyond the second of them, which `step` tells the way to."""
    middle = rng.integers(-20, 21)
    return middle + step * np.array([[0.0], [2.0]]), middle + step * np.array([[-1.0], [1.0], [-1.0]])


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
    alone, four = _clear(rng, 1, 4, 2)
    on_a_line = np.sort(cloud(rng, 4, 1, 1.5), axis=0)[[2, 0, 3, 1]]
    return [
        Case(aspect, "one point, one centroid, one coordinate", (tenths(rng, 1, 1), tenths(rng, 1, 1))),
        Case(aspect, "one point", (alone, first_not_nearest(alone, four))),
        Case(aspect, "one centroid", _clear(rng, 6, 1, 3)),
        Case(aspect, "one coordinate", (clear_points(rng, on_a_line, 20), on_a_line)),
        Case(aspect, "as many points as centroids and coordinates", _clear(rng, 8, 8, 8)),
        Case(aspect, "80 coordinates, each decides for a point", each_coordinate_decides(rng)),
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
        Case(aspect, f"of the order of {HUGE:g}", _all_used(lambda: _clear(rng, 10, 3, 2, scale=HUGE))),
        Case(aspect, f"of the order of {HUGE:g}, far from all centroids", _far(rng)),
        Case(aspect, f"of the order of {TINY:g}", _all_used(lambda: _clear(rng, 10, 3, 2, scale=TINY))),
        Case(aspect, "1e6 from zero", _close_calls(rng, 1e6)),
        Case(aspect, "1e6 below zero", _close_calls(rng, -1e6)),
    ]


def _integers(rng: np.random.Generator) -> list[Case]:
    aspect = "integers"
    whole = rng.choice(np.arange(-8, 9), size=(3, 2), replace=False)
    decimals = whole + rng.choice([-0.4, 0.4], size=(3, 2))
    large = 10_000 * whole
    few = clear_points(rng, whole, 8, spread=4.0, decimals=0)
    many = clear_points(rng, large, 40, spread=40_000.0, decimals=0)
    between = clear_points(rng, whole, 4000, spread=4.0)
    grid = np.stack(np.divmod(np.arange(1600), 40), axis=1) - 20
    clear = grid[has_clear_nearest(grid, decimals, 0.3)]
    return [
        Case(aspect, "whole numbers", (few.astype(np.int64), whole)),
        Case(aspect, "whole numbers up to 100,000", (many.astype(np.int64), large)),
        Case(aspect, "whole points, centroids with decimals", (_nearest_to_border(clear, decimals, 60), decimals)),
        Case(aspect, "points with decimals, whole centroids", (_nearest_to_border(between, whole, 60), whole)),
    ]


def _layouts(rng: np.random.Generator) -> list[Case]:
    aspect = "memory layout"
    return [
        Case(aspect, "stored by columns", tuple(map(fortran, _clear(rng, 60, 4, 3)))),
        Case(aspect, "read-only", tuple(map(read_only, _short(rng, 5, 2)))),
        Case(aspect, "strided", tuple(map(strided, _clear(rng, 60, 4, 3)))),
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
    """150 points of 4,000 about four centroids: those nearest to a border that any right formula can tell apart.

    At 1e6 from zero, |x|^2 - 2xc + |c|^2 in float64 is off by about 0.001; the least lead here is about 0.02.
    """
    centroids = cloud(rng, 4, 2, 0.75)
    X = clear_points(rng, centroids, 4000, spread=0.5, gap=0.028)
    return offset + _nearest_to_border(X, centroids, 150), offset + centroids


def _nearest_to_border(X: Array, centroids: Array, n: int) -> Array:
    """The `n` points of X whose nearest centroid leads by the least."""
    two_least = np.partition(squared_distances(X, centroids), 1, axis=1)
    return np.asarray(X[np.argsort(two_least[:, 1] - two_least[:, 0])[:n]])


def _far(rng: np.random.Generator) -> tuple[Array, Array]:
    """Five points about 16 HUGE from every centroid, the first centroid being the farthest."""
    centroids = cloud(rng, 4, 2, 1.0, 6.0)
    centroids[0] += 4.0
    candidates = cloud(rng, 200, 2, 0.5, -6.0)
    return candidates[has_clear_nearest(candidates, centroids, 0.05)][:5] * HUGE, centroids * HUGE
