"""Advice on an answer of the wrong kind, beside one of the right kind: what turns the one into the other."""

from typing import Any

import numpy as np

OTHERWISE = "the line with `return`: what stands there, and in which order."
_NONE = "the last line of each branch: `return` gives something back, print only shows it."


def advice(answer: Any, expected: Any) -> str:
    """Return what to look at where an answer is not even of the right kind. `expected` is None where none is known."""
    if answer is None:
        return _NONE
    if not isinstance(expected, np.ndarray):
        return _of_one(answer) if np.isscalar(expected) else OTHERWISE
    if isinstance(answer, tuple):
        return f"commas after `return`: they give back {len(answer)} things in one, and one is asked for."
    if not isinstance(answer, np.ndarray):
        return "np.array around what you return: a NumPy array is asked for."
    return _of_array(answer, expected)


def _of_one(answer: Any) -> str:
    if isinstance(answer, tuple):
        return f"commas after `return`: they give back {len(answer)} things in one, and one is asked for."
    if isinstance(answer, np.ndarray | list):
        return "what makes one of many: is something not yet added up, or is a pair of brackets too many?"
    if isinstance(answer, str):
        return "quotes and str: text is no number, even if it looks like one."
    return OTHERWISE


def _of_array(answer: Any, expected: Any) -> str:
    if answer.shape == expected.shape:
        return _of_dtype(answer.dtype.kind, expected.dtype.kind)
    if answer.size == expected.size and sorted(answer.shape) == sorted(expected.shape):
        return "rows and columns: they have changed places. What is one row of your answer?"
    if answer.size == expected.size:
        return "an axis of length 1 too many or too few: np.newaxis and keepdims add one, [:, 0] takes one away."
    if answer.ndim < expected.ndim:
        return "the axis over which you add, average or choose: one axis too many is gone."
    if answer.ndim > expected.ndim:
        return "an axis that is still there: over which one did you mean to add, average or choose?"
    return "how long your answer is on this input, and where that length comes from."


def _of_dtype(given: str, wanted: str) -> str:
    if given == "O":
        return "the dtype: an array of objects comes of mixing numbers with None or with lists."
    if wanted == "i":
        return "the dtype: np.array, np.full and np.zeros take `dtype=int`; an array takes .astype(int)."
    return "the dtype: np.array, np.full and np.zeros take `dtype=float`; an array takes .astype(float)."
