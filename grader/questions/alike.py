"""Whether two answers are the same, types and shapes included, up to rounding."""

from typing import Any

import numpy as np

from grader.questions.tables import Table, is_table, table_of

TOLERANCE = 1e-7
"""Of the largest number: what a sum in another order may make of an answer."""


def alike(first: Any, second: Any, tolerance: float = TOLERANCE) -> bool:
    """Whether two decoded values are the same kind of thing with the same numbers, up to rounding.

    Used to recognise a misconception: types and shapes must agree, numbers may differ by `tolerance` of the largest
    one, in tables of the largest in their column. Members of sets and keys of dicts must be equal.
    """
    if isinstance(first, list | tuple) and type(first) is type(second):
        return len(first) == len(second) and all(
            alike(one, other, tolerance) for one, other in zip(first, second, strict=True)
        )
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(alike(first[key], second[key], tolerance) for key in first)
    if _is_number(first) and _is_number(second):
        return _numbers_alike(np.asarray(first), np.asarray(second), tolerance)
    if is_table(first) and is_table(second):
        return _tables_alike(table_of(first), table_of(second), tolerance)
    if type(first) is not type(second):
        return False
    return _equal(first, second)


def same(before: Any, after: Any) -> bool:
    """Whether a value is as it was: every number, and the dtypes too."""
    return alike(before, after, tolerance=0.0) and _dtypes(before) == _dtypes(after)


def _dtypes(value: Any) -> Any:
    return table_of(value).dtypes if is_table(value) else getattr(value, "dtype", None)


def _is_number(value: Any) -> bool:
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "biufc"
    return isinstance(value, bool | int | float | complex)


def _equal(first: Any, second: Any) -> bool:
    if isinstance(first, set | frozenset):
        return {(type(one), one) for one in first} == {(type(one), one) for one in second}
    if isinstance(first, np.ndarray | np.generic):
        dates = first.dtype.kind in "mM"
        return first.dtype.kind == second.dtype.kind and np.array_equal(first, second, equal_nan=dates)
    return first is second or bool(first == second)


def _numbers_alike(first: np.ndarray, second: np.ndarray, tolerance: float) -> bool:
    if first.shape != second.shape or (first.dtype.kind in "fc") != (second.dtype.kind in "fc"):
        return False
    if first.dtype.kind == "O" or second.dtype.kind == "O":
        return bool(np.array_equal(first, second))
    with np.errstate(all="ignore"):
        finite = np.abs(second[np.isfinite(second)])
        scale = float(finite.max()) if finite.size else 0.0
        return bool(np.allclose(first, second, rtol=tolerance, atol=tolerance * scale, equal_nan=True))


def _tables_alike(first: Table, second: Table, tolerance: float) -> bool:
    labels, others = ((one.kind, one.shape, one.sorts, one.names, one.rows, one.titles) for one in (first, second))
    return alike(labels, others, 0.0) and alike(first.columns, second.columns, tolerance)
