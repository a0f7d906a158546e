"""Taking in what a lesson or a learner wants drawn: arrays of the right shape, or an error that says what to change."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def floats(name: str, values: ArrayLike) -> Floats:
    """Return a copy of `values` as float64: they are drawn later. Raises ValueError where they are not all numbers."""
    if values is None:
        raise ValueError(f"{name} must hold numbers; it is None. Did a function forget `return`?")
    try:
        return np.array(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must hold numbers only; it is of type {type(values).__name__}.") from None


def line(name: str, values: ArrayLike) -> Floats:
    """Return `values` as floats of shape (n,), n >= 1. Raises ValueError for any other shape."""
    array = floats(name, values)
    if array.ndim != 1 or array.size == 0:
        raise ValueError(f"{name} must be a row of one or more numbers, shape (n,); its shape is {array.shape}.")
    return array


def plane(name: str, values: ArrayLike) -> Floats:
    """Return `values` as floats of shape (n, 2), n >= 1. Raises ValueError for any other shape."""
    array = floats(name, values)
    if array.ndim == 2 and array.shape[1] > 2:
        choice = f"Choose two, for example {name}[:, [0, 1]]."
        raise ValueError(f"A plot shows two columns; {name} has {array.shape[1]}. {choice}")
    if array.ndim != 2 or array.shape[1] != 2 or len(array) == 0:
        raise ValueError(f"{name} must have shape (n, 2), one point a row; its shape is {array.shape}.")
    if not np.isfinite(array).all(axis=1).any():
        raise ValueError(f"{name} has nothing to draw: every row holds nan or inf.")
    return array


def clusters(values: ArrayLike, n: int) -> Integers:
    """Return labels as integers of shape (n,). Raises ValueError for another shape, or if they are not 0, 1, 2, ..."""
    array = np.asarray(values)
    if array.shape != (n,):
        raise ValueError(f"labels must have shape ({n},), one label for each point; the shape is {array.shape}.")
    if array.dtype.kind not in "iu":
        raise ValueError(f"labels must be integers 0, 1, 2, ...; the dtype is {array.dtype}.")
    if array.min() < 0:
        raise ValueError(f"labels must be 0 or more; the smallest is {array.min()}.")
    return array.astype(np.int64)
