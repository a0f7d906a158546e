"""How an answer differs from the right one, in a sentence that fits any plain data and gives nothing away."""

from typing import Any

import numpy as np

from grader.questions.alike import TOLERANCE, alike
from grader.questions.answers import kind_of
from grader.questions.tables import is_table, table_of


def difference(answer: Any, expected: Any, tolerance: float = TOLERANCE) -> str | None:
    """None where an answer is the right one: of the same type and shape, its numbers equal up to `tolerance` of the
    largest. Else a sentence: what the answer is, and what it should be, or that some of it is wrong.
    """
    if alike(answer, expected, tolerance):
        return None
    if (given := kind_of(answer)) != (right := kind_of(expected)):
        return f"The answer is {given}, and should be {right}."
    if is_table(answer):
        return _difference_of_tables(answer, expected, tolerance)
    if isinstance(expected, np.ndarray | np.generic) and answer.dtype.kind != expected.dtype.kind:
        return f"The answer holds {answer.dtype.name}, and should hold {expected.dtype.name}."
    if isinstance(expected, np.ndarray) and expected.dtype.kind in "biuf":
        close = np.isclose(answer, expected, rtol=tolerance, atol=0.0, equal_nan=True)
        return f"{max(1, np.count_nonzero(~close))} of {expected.size} numbers are wrong."
    return f"The answer is {given}, but not the right one."


def _difference_of_tables(answer: Any, expected: Any, tolerance: float) -> str:
    given, right = table_of(answer), table_of(expected)
    if not alike(given.names, right.names, 0.0):
        return "The names of the columns are not the right ones."
    if not alike((given.rows, given.titles), (right.rows, right.titles), 0.0):
        return "The labels of the rows are not the right ones, or stand in another order."
    for name, one, other, dtype in zip(given.names, given.columns, right.columns, given.dtypes, strict=True):
        if not alike(one, other, tolerance):
            where = f"column {name}" if given.kind == "table" else given.kind
            return f"The {where}, of dtype {dtype}, is not the right one."
    return "A column has not the right dtype."


def by_difference(case: Any, step: Any, answer: Any, expected: Any) -> str | None:
    """Judge the answer to a step by `difference`."""
    return difference(answer, expected)
