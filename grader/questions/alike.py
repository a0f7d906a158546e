"""Whether two answers are the same, types and shapes included, up to rounding."""

from typing import Any

import numpy as np


def alike(first: Any, second: Any, tolerance: float = 1e-7) -> bool:
    """Whether two decoded values are the same kind of thing with the same numbers, up to rounding.

    Used to recognise a misconception: types and shapes must agree, numbers may differ by `tolerance` of the largest
    one.
    """
    if isinstance(first, list | tuple) and type(first) is type(second):
        return len(first) == len(second) and all(
            alike(one, other, tolerance) for one, other in zip(first, second, strict=True)
        )
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(alike(first[key], second[key], tolerance) for key in first)
    if _is_number(first) and _is_number(second):
        return _numbers_alike(np.asarray(first), np.asarray(second), tolerance)
    if type(first) is not type(second):
        return False
    return np.array_equal(first, second) if isinstance(first, np.ndarray) else bool(first == second)


def _is_number(value: Any) -> bool:
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "biufc"
    return isinstance(value, bool | int | float | complex)


def _numbers_alike(first: np.ndarray, second: np.ndarray, tolerance: float) -> bool:
    if first.shape != second.shape or (first.dtype.kind in "fc") != (second.dtype.kind in "fc"):
        return False
    if first.dtype.kind == "O" or second.dtype.kind == "O":
        return bool(np.array_equal(first, second))
    with np.errstate(all="ignore"):
        finite = np.abs(second[np.isfinite(second)])
        scale = float(finite.max()) if finite.size else 0.0
        return bool(np.allclose(first, second, rtol=tolerance, atol=tolerance * scale, equal_nan=True))
