"""What the function questions share: families of inputs, memory layouts, and sentences about answers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.questions import Misconception

Array = NDArray[Any]

CLEAR_GAP = 1e-3
"""The least lead of the nearest centroid over the second, in squared distance, as a part of the squared spread."""

HUGE = 1e20
"""A scale beyond the start values that a search for the least may have; its squares are beyond float32 too."""

TINY = 1e-14
"""A scale below every small number that is added for safety or taken for zero."""

MANY_COORDINATES = 80
"""More than any fixed number that a learner would write, as 64 for the pixels of a digit."""

NOTHING_RETURNED = Misconception(
    "nothing returned",
    "It looks as if the function ends without return.",
    "Look at: return, and how it differs from print: what is printed is lost to the caller.",
    lambda *arguments: None,
)


def cloud(rng: np.random.Generator, n: int, d: int, scale: float = 1.0, offset: float = 0.0) -> Array:
    """`n` points of `d` coordinates, normally distributed about `offset` with standard deviation `scale`."""
    return offset + scale * rng.normal(size=(n, d))


def tenths(rng: np.random.Generator, n: int, d: int) -> Array:
    """`n` points of `d` coordinates with one decimal, short enough to show; no coordinate occurs twice (n d <= 101)."""
    return rng.choice(np.arange(-50, 51), size=(n, d), replace=False) / 10


def whole_numbers(rng: np.random.Generator, n: int, d: int, reach: int = 9) -> Array:
    """`n` points of `d` whole coordinates from -reach to reach, as int64."""
    return rng.integers(-reach, reach + 1, size=(n, d))


def every_label(rng: np.random.Generator, n: int, k: int) -> Array:
    """`n` labels in random order, each of the `k` at least once; n >= k."""
    return rng.permutation(np.concatenate([np.arange(k), rng.integers(k, size=n - k)]))


def random_clusters(
    rng: np.random.Generator, n: int, k: int, d: int, *, scale: float = 1.0, offset: float = 0.0
) -> tuple[Array, Array, Array]:
    """Points, labels and centroids that have nothing to do with each other; no cluster is empty."""
    return cloud(rng, n, d, scale, offset), every_label(rng, n, k), cloud(rng, k, d, scale, offset)


def clusters_without(rng: np.random.Generator, k: int, empty: list[int]) -> tuple[Array, Array, Array]:
    """18 points in `k` clusters, of which those in `empty` have none."""
    used = np.delete(np.arange(k), empty)
    return cloud(rng, 18, 2), used[every_label(rng, 18, len(used))], cloud(rng, k, 2, 4.0)


def squared_distances(X: Array, centroids: Array) -> Array:
    """The squared distance of each point to each centroid, shape (n, k)."""
    return np.asarray(((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2))


def first_not_nearest(X: Array, centroids: Array) -> Array:
    """The centroids in an order in which the first is not the nearest to the first point: label 0 is wrong there."""
    return np.roll(centroids, squared_distances(X[:1], centroids).argmin() == 0, axis=0)


def has_clear_nearest(X: Array, centroids: Array, least_gap: float) -> Array:
    """For each point, whether its nearest centroid leads the second by `least_gap` or more in squared distance."""
    if len(centroids) == 1:
        return np.ones(len(X), dtype=bool)
    two_least = np.partition(squared_distances(X, centroids), 1, axis=1)
    return np.asarray(two_least[:, 1] - two_least[:, 0] >= least_gap)


def is_decided(X: Array, centroids: Array, with_ties: bool = False) -> bool:
    """Whether no rounding can dispute which centroid is nearest to each point.

    With ties, centroids may be equal, and points may be half way where all numbers are small and whole.
    """
    X, centroids = X.astype(float), centroids.astype(float)
    if with_ties and are_small_and_whole(X, centroids):
        return True
    used = centroids[squared_distances(X, centroids).argmin(axis=1)]
    least = CLEAR_GAP * np.vstack([X, used]).var(axis=0).sum()
    different = np.unique(centroids, axis=0) if with_ties else centroids
    return bool(has_clear_nearest(X, different, least or np.finfo(float).tiny).all())


def are_small_and_whole(*arrays: Array) -> bool:
    """Whether sums of squares of these numbers are exact, in whatever order they are added."""
    return all(bool(np.all((array == np.rint(array)) & (np.abs(array) < 1e6))) for array in arrays)


def has_every_label(labels: Array, k: int) -> bool:
    """Whether each of the `k` clusters has points."""
    return len(np.unique(labels)) == k


def clear_points(
    rng: np.random.Generator,
    centroids: Array,
    n: int,
    *,
    spread: float | Array = 1.0,
    gap: float = 2 * CLEAR_GAP,
    decimals: int = 12,
) -> Array:
    """`n` points about random centroids, each with a nearest centroid that no rounding can dispute.

    `spread` is the standard deviation about a centroid, for all columns or for each. `gap` is the least lead as a part
    of the whole squared spread, twice CLEAR_GAP because the points drawn may spread wider than that. The centroids must
    differ from each other, else no point is clear and none comes back.
    """
    d, tries = centroids.shape[1], 4 * n + 60
    owners = rng.integers(len(centroids), size=tries)
    candidates = np.round(centroids[owners] + spread * cloud(rng, tries, d), decimals)
    squared_spread = (centroids.var(axis=0) + np.square(spread)).sum()
    return candidates[has_clear_nearest(candidates, centroids, gap * squared_spread)][:n]


def each_coordinate_decides(rng: np.random.Generator) -> tuple[Array, Array]:
    """As many whole points as coordinates, and two centroids: coordinate i decides for point i, against the next one.

    Whoever leaves some of the coordinates out, but not all, finds the wrong centroid for a point whose own is left out
    and the next one not.
    """
    own, opposed = np.eye(MANY_COORDINATES), np.roll(np.eye(MANY_COORDINATES), 1, axis=1)
    middle, step = rng.integers(-9, 10, size=MANY_COORDINATES), rng.choice([-1.0, 1.0], size=MANY_COORDINATES)
    side = rng.choice([-1.0, 1.0], size=(MANY_COORDINATES, 1))
    return middle + side * step * (2 * own - opposed), np.array([middle - 2 * step, middle + 2 * step])


def read_only(array: Array) -> Array:
    """A copy that refuses to be written to."""
    copy = array.copy()
    copy.flags.writeable = False
    return copy


def fortran(array: Array) -> Array:
    """A copy stored column by column."""
    return np.array(array, order="F")


def strided(array: Array) -> Array:
    """The same values as every second row and column of a larger array, so that they are not contiguous."""
    larger = np.full([2 * length for length in array.shape], 99, dtype=array.dtype)
    view = larger[tuple(slice(None, None, 2) for _ in array.shape)]
    view[...] = array
    return view


def point_text(point: Array, most: int = 4) -> str:
    """A point for a sentence: `(0.0, 1.0)`, or its first coordinates and how many there are."""
    shown = ", ".join(str(float(f"{coordinate:.8g}")) for coordinate in point[:most])
    return f"({shown})" if len(point) <= most else f"({shown}, ... {len(point)} coordinates)"


def real_numbers(answer: Any) -> Array:
    """An answer as floats, in whatever form it is written. Raises ValueError where it is none, or complex."""
    numbers = np.asarray(answer)
    if numbers.dtype.kind == "c":
        raise ValueError("complex")
    return numbers.astype(float)


def differing(wrong: int, total: int, noun: str) -> str:
    """How a sentence on wrong entries begins, up to the name of the first one."""
    if total == 1:
        return f"The only {noun} differs:"
    return f"{wrong} of {total} {noun}s {'differs' if wrong == 1 else 'differ'}; the first is"


def indices_fault(name: str, answer: Array, expected: Array) -> str | None:
    """Say how an integer array of indices differs from the ascending one expected, or None where it does not.

    `name` says what the indices stand for ("empty clusters"). Which of them are right is not given away.
    """
    if np.array_equal(answer, expected):
        return None
    given, right = set(answer.tolist()), set(expected.tolist())
    if given == right:
        return "The indices are not in ascending order, or some stand in it twice."
    return f"{len(right - given)} of {len(right)} {name} are missing, and {len(given - right)} are in it by mistake."
