"""Makers of inputs of `kmeans`: points and centroids to start from; a draw may or may not serve its family."""

from functools import cache

import numpy as np

from solutions.questions._kmeans_draw import Arguments
from solutions.questions._shared import Array, cloud, each_coordinate_decides, whole_numbers


def square(rng: np.random.Generator, n: int) -> Array:
    """`n` points evenly over a square: no groups at all, so that K-Means takes its time."""
    return rng.uniform(-5, 5, size=(n, 2))


def whole_floats(rng: np.random.Generator, n: int, reach: int) -> Array:
    """`n` points in the plane with whole coordinates, as floats, so that ties are judged apart from dtypes."""
    return whole_numbers(rng, n, 2, reach).astype(float)


def groups(rng: np.random.Generator, n: int, k: int) -> Array:
    """`n` points in `k` groups that overlap."""
    return rng.uniform(-4, 4, size=(k, 2))[rng.integers(k, size=n)] + cloud(rng, n, 2)


def crowd(rng: np.random.Generator) -> Arguments:
    """900 points in two groups far from each other, which the first update finds from two centroids between them."""
    X = cloud(rng, 900, 2) + rng.choice([-9.0, 9.0], size=(900, 1))
    return X, rng.permutation(np.array([[-3.0, -2.0], [2.0, 3.0]])) + cloud(rng, 2, 2, 0.5)


def started(rng: np.random.Generator, X: Array, k: int) -> Arguments:
    """The points, and `k` centroids near some of them, in random order."""
    chosen = X[rng.permutation(len(X))[:k]]
    return X, chosen + cloud(rng, k, X.shape[1], 0.2 * X.std())


def poor_start(rng: np.random.Generator) -> Arguments:
    """Three groups with two of three centroids in one of them: the best J is out of reach from there."""
    places = rng.permutation(np.array([[-6.0, 0.0], [6.0, 1.0], [0.0, 9.0]]))
    X = places[np.arange(45) % 3] + cloud(rng, 45, 2)
    start = np.vstack([places[0] + cloud(rng, 2, 2), places[1:].mean(axis=0) + cloud(rng, 1, 2)])
    return X, rng.permutation(start)


def wins_later(rng: np.random.Generator) -> Arguments:
    """Points on a line, both centroids beyond their end: the second wins points once the first has moved."""
    side = rng.choice([-1.0, 1.0])
    X = rng.permutation(np.round(rng.uniform(0, 10, size=(7, 1)), 1))
    return side * X, side * np.round(X.max() + np.array([[0.1], [rng.uniform(0.3, 1.5)]]), 1)


def settling(rng: np.random.Generator) -> Arguments:
    """Two groups far out that settle at once, and points between them that do not; four centroids."""
    far = np.array([30.0, 0.0])
    middle = square(rng, 30)
    X = np.vstack([cloud(rng, 6, 2) - far, middle, cloud(rng, 6, 2) + far])
    start = np.vstack([-far, middle[:2], far]) + cloud(rng, 4, 2)
    return rng.permutation(X), start


def opposites(rng: np.random.Generator) -> Arguments:
    """Points and their opposites, two centroids opposite to each other: the moves of the two always cancel out."""
    half = square(rng, 12)
    start = square(rng, 1)
    return rng.permutation(np.vstack([half, -half])), np.vstack([start, -start])


def upright(arguments: Arguments) -> Arguments:
    """The same points and centroids, with a first coordinate that is 2 for all of them."""
    return tuple(np.insert(array, 0, 2.0, axis=1) for array in arguments)


def flat(arguments: Arguments) -> Arguments:
    """The same points and centroids, with a last coordinate that is 2 for all of them."""
    return tuple(np.insert(array, array.shape[1], 2.0, axis=1) for array in arguments)


def one_by_one(rng: np.random.Generator, m: int, direction: float) -> Arguments:
    """Points on a line of which one a time changes its cluster, in each of `m` iterations.

    Both centroids move up where `direction` is 1, down where it is -1.
    """
    base = _dominoes(m)
    border = (base[3] + base[4]) / 2
    scale, shift = direction * rng.uniform(5, 10), rng.uniform(-5, 5)
    X = scale * base[:, np.newaxis] + shift
    start = scale * np.array([[border - 0.5], [border + 0.5]]) + shift
    return rng.permutation(np.round(X, 3)), rng.permutation(np.round(start, 3))


@cache
def _dominoes(m: int) -> Array:
    """Places on a line from which each update of two centroids wins exactly the next of the `m` places between.

    Three points stand at -1 and three at 1. When i of the m places belong to the left, the border between the two
    means is to lie half way between places i + 1 and i + 2: m - 1 linear equations, solved with the smoothest steps.
    """
    equations, right_hand_side = np.zeros((m - 1, m)), np.zeros(m - 1)
    for i in range(m - 1):
        left, right = 3 + i, 3 + m - i
        equations[i, :i] = 1 / left
        equations[i, i:] = 1 / right
        equations[i, i : i + 2] -= 1
        right_hand_side[i] = 3 / left - 3 / right
    smoothness = 1e-4 * np.diff(np.eye(m), 2, axis=0)
    matrix, target = np.vstack([equations, smoothness]), np.append(right_hand_side, np.zeros(m - 2))
    places = np.linalg.lstsq(matrix, target, rcond=None)[0]
    return np.concatenate([[-1.0] * 3, places, [1.0] * 3])


def first_far_away(rng: np.random.Generator) -> Arguments:
    """A few points, and three centroids of which the first is too far away to win any."""
    X = np.round(square(rng, 6), 1)
    far = rng.choice([-20.0, 20.0], size=2)
    return X, np.round(np.vstack([far, X[:2] + cloud(rng, 2, 2, 0.5)]), 1)


def squeezed(rng: np.random.Generator) -> Arguments:
    """Points on a line whose middle cluster loses both its points to its neighbours, after its centroid has moved."""
    X = np.array([[0.0], [2.0], [8.0], [10.0]]) + np.round(rng.uniform(-0.4, 0.4, size=(4, 1)), 1)
    start = np.array([[-2.0], [5.0], [12.0]]) + np.round(rng.uniform(-0.8, 0.8, size=(3, 1)), 1)
    turn, shift = rng.choice([-1.0, 1.0]), rng.integers(-9, 10)
    return rng.permutation(turn * X + shift), turn * start + shift


def about_zero(rng: np.random.Generator) -> Arguments:
    """Two groups, one of them with pairs of opposite points, so that its mean is zero without rounding."""
    half = whole_floats(rng, 3, 6) / 4
    X = np.vstack([half, -half, cloud(rng, 5, 2) + 12])
    return rng.permutation(X), rng.permutation(np.vstack([cloud(rng, 1, 2, 0.5), cloud(rng, 1, 2) + 11]))


def tie_to_the_end(rng: np.random.Generator, tied: int = 1) -> Arguments:
    """Whole numbers on a line; `tied` of them are half way between the centroids at the start and still are at the
    end. Where they are many, no lot guesses the label of each.
    """
    scale, shift = rng.choice([-1, 1]) * rng.integers(1, 6), rng.integers(-9, 10)
    X = rng.permutation(np.repeat([[0.0], [4.0], [6.0]], [tied, tied, 2], axis=0))
    return scale * X + shift, scale * np.array([[1.0], [7.0]]) + shift


def half_way(rng: np.random.Generator) -> Arguments:
    """Points and two centroids of small whole numbers, so that some points are likely to lie half way between."""
    return whole_floats(rng, 8, 3), whole_floats(rng, 2, 3)


def duplicates(rng: np.random.Generator) -> Arguments:
    """Whole points, some several times, and among them four centroids of which two and two are equal."""
    X, start = whole_floats(rng, 9, 6), whole_floats(rng, 2, 3)
    return X[np.append(np.arange(9), rng.integers(9, size=5))], start[rng.permutation([0, 0, 1, 1])]


def far_out(rng: np.random.Generator) -> Arguments:
    """Points evenly over a square a million from zero, three centroids among them, and one update."""
    return *started(rng, 1e6 + square(rng, 80) / 3, 3), 1


def grid(rng: np.random.Generator) -> Arguments:
    """260 centroids on a grid, so many that labels need more than eight bits, and a point near each."""
    sites = rng.permutation(np.stack(np.divmod(np.arange(260.0), 16), axis=1))
    return rng.permutation(sites + rng.uniform(-0.2, 0.2, size=sites.shape)), sites


def each_decides(rng: np.random.Generator) -> Arguments:
    """80 coordinates, each of which decides for a point, far points that hold the centroids, and one update: after more
    of them, a wrong label at the start may be forgotten.
    """
    X, start = each_coordinate_decides(rng)
    middle, step = start.mean(axis=0), start[1] - start[0]
    return np.vstack([X, middle - 5 * step, middle - 5 * step, middle + 5 * step, middle + 5 * step]), start, 1


def settled(rng: np.random.Generator) -> Arguments:
    """Five different points with a centroid on each: nothing has to move."""
    X = rng.permutation(np.unique(whole_floats(rng, 20, 9), axis=0))[:5] / 2
    return X, rng.permutation(X)
