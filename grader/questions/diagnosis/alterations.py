"""How inputs may be altered: what a learner may do to them by mistake, in words."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

_DTYPE = "Look at: the dtype of each array on the way, astype and int."
_ALL_FEATURES = "Let NumPy work on whole rows, so that no coordinate needs a number; look at: slices and range."
ALL_ROWS = "Look at: where range and slices start and end, and fixed numbers."
_COUNT = "Look at: whether you count from 0 or from 1, and where range starts and ends."
_AS_GIVEN = "Work with the numbers as they are handed in."

COORDINATES = "coordinates left out"
Array = Any
Alter = Callable[[Array], Array]


def _logarithms(array: Array) -> Array:
    """The logarithms. Raises ValueError where some are none: labels that come of nan say nothing."""
    if not (array > 0).all():
        raise ValueError("no logarithm")
    return np.log(array)


class Alteration(NamedTuple):
    """A mistake that alters inputs, in words, and what it makes of an array."""

    name: str
    looks_like: str
    hint: str
    family: str
    alter: Alter


OF_POINTS = (
    Alteration(
        "inputs cut to whole numbers", "the inputs are cut to whole numbers first", _DTYPE, "digits lost", np.trunc
    ),
    Alteration("inputs rounded", "the inputs are rounded first", _DTYPE, "digits lost", np.round),
    Alteration(
        "inputs rounded to 1 decimal", "the inputs are rounded first", _DTYPE, "digits lost", lambda a: np.round(a, 1)
    ),
    Alteration(
        "inputs rounded to 2 decimals", "the inputs are rounded first", _DTYPE, "digits lost", lambda a: np.round(a, 2)
    ),
    Alteration(
        "inputs in float32",
        "the inputs are cut to float32, about seven digits",
        _DTYPE,
        "digits lost",
        lambda a: a.astype(np.float32).astype(float),
    ),
    Alteration(
        "inputs in float16",
        "the inputs are cut to float16, about three digits",
        _DTYPE,
        "digits lost",
        lambda a: a.astype(np.float16).astype(float),
    ),
    Alteration(
        "inputs without signs",
        "the signs of the inputs are lost",
        "Look for abs, and squares that are rooted.",
        "signs lost",
        np.abs,
    ),
    Alteration(
        "inputs negative", "the inputs are taken with the other sign", "Look at: signs.", "signs lost", np.negative
    ),
    Alteration(
        "inputs squared",
        "the inputs are squared before they are compared",
        "Subtract first, then square.",
        "powers",
        np.square,
    ),
    Alteration(
        "first coordinate only",
        "only the first coordinate counts",
        _ALL_FEATURES,
        COORDINATES,
        lambda a: a[..., :1],
    ),
    Alteration(
        "two coordinates only",
        "only the first two coordinates count",
        _ALL_FEATURES,
        COORDINATES,
        lambda a: a[..., :2],
    ),
    Alteration(
        "three coordinates only",
        "only the first three coordinates count",
        _ALL_FEATURES,
        COORDINATES,
        lambda a: a[..., :3],
    ),
    Alteration(
        "last coordinate only",
        "only the last coordinate counts",
        _ALL_FEATURES,
        COORDINATES,
        lambda a: a[..., -1:],
    ),
    Alteration(
        "last coordinate left out",
        "the last coordinate is left out",
        _ALL_FEATURES,
        COORDINATES,
        lambda a: a[..., :-1],
    ),
    Alteration(
        "first coordinate left out",
        "the first coordinate is left out",
        _ALL_FEATURES,
        COORDINATES,
        lambda a: a[..., 1:],
    ),
    Alteration(
        "every other coordinate",
        "every other coordinate is left out",
        _ALL_FEATURES,
        COORDINATES,
        lambda a: a[..., ::2],
    ),
    Alteration(
        "coordinates sorted",
        "the coordinates of each point are sorted first",
        _AS_GIVEN,
        "",
        lambda a: np.sort(a, axis=-1),
    ),
    Alteration(
        "lengths made 1",
        "each point is divided by its length first",
        _AS_GIVEN,
        "",
        lambda a: a / np.linalg.norm(a, axis=-1, keepdims=True),
    ),
    Alteration(
        "sums made 1",
        "each point is divided by its sum first",
        _AS_GIVEN,
        "",
        lambda a: a / a.sum(axis=-1, keepdims=True),
    ),
    Alteration("logarithms taken", "logarithms are taken first", _AS_GIVEN, "", _logarithms),
)
"""Of all arrays of decimals with as many axes as the largest."""


OF_ROWS = (
    Alteration("first row left out", "the first row is left out", ALL_ROWS, "rows left out", lambda a: a[1:]),
    Alteration("last row left out", "the last row is left out", ALL_ROWS, "rows left out", lambda a: a[:-1]),
    Alteration("first row only", "only the first row counts", ALL_ROWS, "rows left out", lambda a: a[:1]),
    Alteration("last row only", "only the last row counts", ALL_ROWS, "rows left out", lambda a: a[-1:]),
    Alteration("every other row", "every other row is left out", ALL_ROWS, "rows left out", lambda a: a[::2]),
    Alteration("first 10 rows only", "only the first 10 rows count", ALL_ROWS, "rows left out", lambda a: a[:10]),
    Alteration("first 50 rows only", "only the first 50 rows count", ALL_ROWS, "rows left out", lambda a: a[:50]),
    Alteration("first 100 rows only", "only the first 100 rows count", ALL_ROWS, "rows left out", lambda a: a[:100]),
    Alteration("first 1000 rows only", "only the first 1000 rows count", ALL_ROWS, "rows left out", lambda a: a[:1000]),
    Alteration("rows reversed", "the rows are taken in reversed order", _AS_GIVEN, "", lambda a: a[::-1]),
)


OF_ONE = (
    Alteration("centred", "the mean is subtracted first", _AS_GIVEN, "", lambda a: a - a.mean(axis=0)),
    Alteration(
        "standardised",
        "each column is standardised first",
        _AS_GIVEN,
        "",
        lambda a: (a - a.mean(axis=0)) / a.std(axis=0),
    ),
    Alteration(
        "scaled to 0 to 1",
        "each column is scaled to 0 to 1 first",
        _AS_GIVEN,
        "",
        lambda a: (a - a.min(axis=0)) / (a.max(axis=0) - a.min(axis=0)),
    ),
    Alteration("columns sorted", "each column is sorted by itself", _AS_GIVEN, "", lambda a: np.sort(a, axis=0)),
    Alteration("one too large", "each number is taken for one more than it is", _COUNT, "one off", lambda a: a + 1),
    Alteration(
        "counted from 1",
        "each number is taken for one less than it is, as if counted from 1",
        _COUNT,
        "one off",
        lambda a: a - 1,
    ),
    Alteration("sorted", "it is sorted first", _AS_GIVEN, "", np.sort),
    Alteration("in reverse", "it is taken in reversed order", _AS_GIVEN, "", lambda a: a[::-1]),
    Alteration(
        "in one byte", "it is kept in one byte, which ends at 255", _DTYPE, "digits lost", lambda a: a.astype(np.uint8)
    ),
    Alteration(
        "in one signed byte",
        "it is kept in one byte, which ends at 127",
        _DTYPE,
        "digits lost",
        lambda a: a.astype(np.int8),
    ),
    Alteration("cut to whole numbers", "it is cut to whole numbers", _DTYPE, "digits lost", np.trunc),
    Alteration("rounded", "it is rounded", _DTYPE, "digits lost", np.round),
    Alteration("without signs", "its signs are lost", "Look for abs.", "signs lost", np.abs),
)
"""Of one argument by itself."""
OF_ANY_ONE = 4
"""So many of them say something new where there is but one argument."""
