"""What changed programs call: small deeds on whatever value there is, under one name that no learner's code has."""

from collections.abc import Iterable
from typing import Any

import numpy as np

DO = "_do_"
"""The name under which a changed program finds `Doing`."""

Array = Any


class Doing:
    """Deeds on numbers, lists and arrays alike. What they cannot do raises, as it would for a learner."""

    @staticmethod
    def whole(value: Any) -> Any:
        """Cut to whole numbers."""
        return int(value) if np.ndim(value) == 0 else np.asarray(value).astype(int)

    @staticmethod
    def single(value: Any) -> Any:
        """In single precision."""
        return np.float32(value) if np.ndim(value) == 0 else np.asarray(value).astype(np.float32)

    @staticmethod
    def small_whole(value: Any) -> Any:
        """As whole numbers from 0 to 255, which wrap round."""
        return np.asarray(value).astype(np.int64).astype(np.uint8)

    @staticmethod
    def rounded(value: Any, digits: int) -> Any:
        """Rounded to so many digits behind the point."""
        return np.round(value, digits)

    @staticmethod
    def middle(value: Any, axis: int | None = None) -> Any:
        """Half-way between the smallest and the largest."""
        values = np.asarray(_listed(value))
        return (values.min(axis=axis) + values.max(axis=axis)) / 2

    @staticmethod
    def mean_beside(value: Any, step: int, axis: int | None = None) -> Any:
        """A sum divided by one more, or one fewer, than there are."""
        values = np.asarray(_listed(value))
        count = values.size if axis is None else values.shape[axis]
        return values.sum(axis=axis) / (count + step)

    @staticmethod
    def rows_sorted(value: Any) -> Array:
        """Rows in the order of their first column."""
        return np.asarray(value)[np.argsort(np.asarray(value)[:, 0], kind="stable")]

    @staticmethod
    def of_all(name: str, value: Any, *more: Any, **options: Any) -> Any:
        """What NumPy's function of that name makes of a value, which may also be what a loop gives."""
        return getattr(np, name)(_listed(value), *more, **options)

    @staticmethod
    def part(value: Any, axis: int, start: int | None, stop: int | None) -> Any:
        """A part of an array along one axis."""
        places = [slice(None)] * np.ndim(value)
        places[axis] = slice(start, stop)
        return np.asarray(value)[tuple(places)]

    @staticmethod
    def row(value: Any, number: int) -> Any:
        """A part of a thing: itself where it is a number."""
        return value if np.ndim(value) == 0 else value[number]

    @staticmethod
    def into(value: Array, sign: str, other: Any) -> Array:
        """Calculate within an array, as `-=` does."""
        if not isinstance(value, np.ndarray):
            return {"-": value - other, "+": value + other}[sign]
        if sign == "-":
            value -= other
        else:
            value += other
        return value

    @staticmethod
    def blank(value: Any, number: float) -> Array:
        """An array of the same shape that holds one number."""
        return np.full_like(np.asarray(value), number)

    @staticmethod
    def one_hot(value: Any) -> Array:
        """A row for each label, with a 1 in its place."""
        labels = np.asarray(value)
        return (labels[:, np.newaxis] == np.arange(labels.max() + 1)).astype(int)

    @staticmethod
    def renumbered(value: Any) -> Array:
        """Labels counted anew over those that occur."""
        return np.unique(value, return_inverse=True)[1]

    @staticmethod
    def scaled(value: Any) -> Array:
        """Each column at mean 0 and standard deviation 1."""
        return (value - np.mean(value, axis=0)) / np.std(value, axis=0)

    @staticmethod
    def of_length_one(value: Any) -> Array:
        """Each row divided by its norm."""
        return value / np.linalg.norm(value, axis=-1, keepdims=True)

    @staticmethod
    def powered(chances: Any, power: float) -> Array:
        """Chances of another power, that add up to 1 again."""
        weights = np.where(np.asarray(chances) > 0, np.asarray(chances, dtype=float) ** power, 0.0)
        return weights / weights.sum()

    @staticmethod
    def generator(seed: int | None) -> np.random.Generator:
        """A random generator of one's own."""
        return np.random.default_rng(seed)

    @staticmethod
    def wrapped(value: Any) -> Array:
        """A number as an array with one entry."""
        return np.array([value])

    @staticmethod
    def many(value: Any) -> int:
        """How many different ones there are."""
        return len(np.unique(value))

    @staticmethod
    def sized(value: Any, axis: int) -> int:
        """How long a value is along one axis."""
        return int(np.shape(value)[axis])


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, Iterable) and not isinstance(value, np.ndarray | str | dict) else value
