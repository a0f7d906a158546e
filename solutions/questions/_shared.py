"""What the function questions share: families of inputs, memory layouts, tolerances, and sentences about answers."""

import math
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

NOTHING_RETURNED = Misconception(
    "nothing returned",
    "It looks as if the function ends without return; what is printed is lost to the caller.",
    "Look at: return, and how it differs from print.",
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


def has_clear_nearest(X: Array, centroids: Array, least_gap: float) -> Array:
    """For each point, whether its nearest centroid leads the second by `least_gap` or more in squared distance."""
    if len(centroids) == 1:
        return np.ones(len(X), dtype=bool)
    two_least = np.partition(squared_distances(X, centroids), 1, axis=1)
    return np.asarray(two_least[:, 1] - two_least[:, 0] >= least_gap)


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


def scale_of(*arrays: Array) -> float:
    """The largest absolute value in the arrays, against which rounding errors are measured."""
    return max(float(np.abs(array).max()) for array in arrays)


def point_text(point: Array, most: int = 4) -> str:
    """A point for a sentence: `(0.0, 1.0)`, or its first coordinates and how many there are."""
    shown = ", ".join(str(float(f"{coordinate:.8g}")) for coordinate in point[:most])
    return f"({shown})" if len(point) <= most else f"({shown}, ... {len(point)} coordinates)"


def describe(answer: Any) -> str:
    """What kind of thing an answer is, for a sentence such as "The answer is a list"."""
    if isinstance(answer, np.ndarray):
        return f"an array of {answer.dtype.name} with shape {answer.shape}"
    if answer is None:
        return "None, as when a function ends without return"
    words = {bool: "a truth value", np.bool: "a truth value", str: "a string", list: "a list", tuple: "a tuple"}
    name = str(getattr(answer, "type_name", type(answer).__name__))
    return words.get(type(answer), f"of type {name[:40]}")


def real_numbers(answer: Any) -> Array:
    """An answer as floats, in whatever form it is written. Raises ValueError where it is none, or complex."""
    numbers = np.asarray(answer)
    if numbers.dtype.kind == "c":
        raise ValueError("complex")
    return numbers.astype(float)


def is_number(answer: Any) -> bool:
    """Whether an answer is one real number: a Python or NumPy int or float, or an array of no dimensions."""
    if isinstance(answer, np.ndarray):
        return answer.ndim == 0 and answer.dtype.kind in "iuf"
    return isinstance(answer, int | float | np.integer | np.floating) and not isinstance(answer, bool)


def number_fault(name: str, answer: Any, expected: Any, relative: float, absolute: float) -> str | None:
    """Say what is wrong with an answer that should be one number, called `name`, or None where it is right.

    It may be off by the `relative` part of the expected number plus the `absolute` amount.
    """
    if not is_number(answer):
        return f"The answer is {describe(answer)}; return one number."
    value, target = _as_float(answer), _as_float(expected)
    tolerance = relative * abs(target) + absolute
    if not math.isfinite(value):
        return f"The {name} is {'not a number (nan)' if math.isnan(value) else 'infinite'}."
    if abs(value - target) <= tolerance:
        return None
    if value < -tolerance:
        return f"The {name} is negative."
    return f"The {name} is too {'large' if value > target else 'small'}."


def array_fault(name: str, answer: Any, shape: tuple[int, ...], kinds: str, numbers: str) -> str | None:
    """Say why an answer is not an array of the right shape and dtype kind, or None where it is.

    `name` says what the array holds ("labels"), `kinds` are NumPy's letters of dtype, `numbers` the word for them.
    """
    if not isinstance(answer, np.ndarray):
        return f"The answer is {describe(answer)}; return a NumPy array of {numbers}."
    if answer.shape != shape:
        return f"The answer has shape {answer.shape}, and {name} have shape {shape}."
    if answer.dtype.kind not in kinds:
        return f"The answer holds {answer.dtype.name}; {name} are {numbers}."
    return None


def indices_fault(name: str, answer: Any, expected: Array) -> str | None:
    """Say what is wrong with an answer that should be an ascending integer array of indices, or None where it is right.

    `name` says what the indices stand for ("empty clusters").
    """
    if not isinstance(answer, np.ndarray) or answer.ndim != 1:
        return f"The answer is {describe(answer)}; return an integer array with one axis."
    if answer.dtype.kind not in "iu":
        return f"The answer holds {answer.dtype.name}; indices are integers."
    if np.array_equal(answer, expected):
        return None
    given, right = set(answer.tolist()), set(expected.tolist())
    if given == right:
        return "The indices are not in ascending order, or some stand in it twice."
    return f"{len(right - given)} of {len(right)} {name} are missing, and {len(given - right)} are in it by mistake."


def _as_float(number: Any) -> float:
    """The number as a Python float; infinite where it is too large for one, and nan where it is none."""
    try:
        with np.errstate(all="ignore"):
            return float(number)
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return math.nan
