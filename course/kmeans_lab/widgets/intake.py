"""What an explorer is given: points and centroids that can be clustered and drawn, or a sentence that says why not."""

import numpy as np
from courselab.wording import count
from numpy.typing import ArrayLike

from ..arrays import Floats, floats
from .modes import random_start


def points(X: ArrayLike) -> Floats:
    """Return X as floats of shape (n, d), n and d at least 1. Raises ValueError, in a sentence, for anything else."""
    array = floats("X", X)
    if array.ndim == 1 and array.size:
        raise ValueError(f"X must have one point in each row; its shape is {array.shape}. Try X.reshape(-1, 1).")
    if array.ndim != 2:
        raise ValueError(f"X must have shape (n, d), one point in each row; its shape is {array.shape}.")
    if not array.size:
        raise ValueError(f"X has no points: its shape is {array.shape}.")
    return _finite("X", array)


def centroids(start: ArrayLike | int, X: Floats, rng: np.random.Generator) -> Floats:
    """Return the first centroids, shape (k, d): those given, or that many points of X drawn at random.

    Raises ValueError, in a sentence, for centroids that do not fit X, or for more of them than X has different points.
    """
    if isinstance(start, int | np.integer):
        return random_start(X, int(start), rng)
    array = floats("centroids", start)
    d = X.shape[1]
    if array.ndim != 2 or array.shape[1] != d or not len(array):
        raise ValueError(
            f"centroids must have shape (k, {d}), as X has {count(d, 'column')}; the shape is {array.shape}."
        )
    return _finite("centroids", array)


def caption(d: int) -> str:
    """Say what is drawn of points with d columns, where that is not all of them."""
    if d == 1:
        return "X has one column: the points lie on a line, and only left and right count."
    return "" if d == 2 else f"X has {d} columns. The plot shows the first two; the functions get all {d}."


def drawn(array: Floats) -> Floats:
    """Return the two coordinates that are drawn, shape (n, 2)."""
    return np.column_stack([array, np.zeros(len(array))]) if array.shape[1] == 1 else array[:, :2]


def _finite(name: str, array: Floats) -> Floats:
    lost = np.flatnonzero(~np.isfinite(array).all(axis=1))
    if lost.size:
        raise ValueError(
            f"{name} holds nan or infinity, first in row {lost[0]}, and nothing is near to that. Leave such rows out."
        )
    return array
