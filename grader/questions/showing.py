"""Values as a learner reads them: short, in one line, and never longer than a verdict can bear."""

import datetime
import math
import re
from collections.abc import Iterable
from typing import Any

import numpy as np

from grader.border.standins import Opaque
from grader.questions.tables import Column, Table, is_table, table_of

MOST_NUMBERS = 24
"""So many numbers of one value are shown, and only the beginning of a value that has more."""
_MOST_OF_A_ROW = 8
_LONGEST_ANSWER = 200
_LONGEST_ARRAY = 1000
_BRACKETS: tuple[tuple[Any, str], ...] = ((list, "[{}]"), (tuple, "({})"), (set | frozenset, "{{{}}}"))


def shown(value: Any) -> str:
    """A value in one short line, or nothing where there is nothing to see."""
    if isinstance(value, np.ndarray):
        return _array(value)
    if is_table(value):
        return _table(table_of(value))
    if isinstance(value, Opaque):
        return ""
    if isinstance(value, float | np.floating):
        return f"{value:.6g}"
    return _cut(_text(value), _LONGEST_ANSWER)


def _text(value: Any) -> str:
    for kind, brackets in _BRACKETS:
        if isinstance(value, kind):
            return brackets.format(_listed(value))
    if isinstance(value, dict):
        some = list(value.items())[:MOST_NUMBERS]
        return f"{{{', '.join(_pair(key, one) for key, one in some)}}}"
    moments = np.generic | datetime.date | datetime.time | datetime.timedelta
    return str(value) if isinstance(value, moments) else repr(value)


def _listed(values: Iterable[Any]) -> str:
    some = [one for _, one in zip(range(MOST_NUMBERS), values, strict=False)]
    return ", ".join(shown(one) or "..." for one in some)


def _pair(key: Any, value: Any) -> str:
    return f"{shown(key) or '...'}: {shown(value) or '...'}"


def _array(array: np.ndarray) -> str:
    usual = array.dtype.kind in "fiub" and array.dtype.itemsize in (1, 8)
    remark = "" if usual else f" ({array.dtype})"
    remark += "" if array.flags.writeable else " (read-only)"
    if math.prod(array.shape) > MOST_NUMBERS:
        return f"an array of shape {array.shape}{remark} {_beginning(array)}"
    return _cut(_numbers(array), _LONGEST_ARRAY) + remark


def _numbers(array: np.ndarray) -> str:
    text = np.array2string(array, separator=", ", precision=6, threshold=MOST_NUMBERS, max_line_width=1000)
    if array.dtype.kind == "f":  # in a text, blanks may be its own
        text = re.sub(r"\s+(?=[,\]])", "", text)
    return re.sub(r"\s+", " ", text).replace("[ ", "[")


def _beginning(array: np.ndarray) -> str:
    """The first row of an array that is too large to be shown, or how that begins."""
    row = array.reshape(-1, array.shape[-1])[0]
    numbers = _cut(_numbers(row[:_MOST_OF_A_ROW])[:-1], _LONGEST_ANSWER) + (
        ", ...]" if len(row) > _MOST_OF_A_ROW else "]"
    )
    return f"that begins {numbers}" if array.ndim == 1 else f"with the first row {numbers}"


def _table(table: Table) -> str:
    if math.prod(table.shape) > MOST_NUMBERS:
        return _large_table(table)
    columns = [_column(one) for one in table.columns]
    rows = "" if table.is_numbered else f" for the rows [{_listed(table.rows)}]"
    if table.kind != "table":
        name = f" called {shown(table.names[0])}" if table.names[0] is not None else ""
        return _cut(f"{_article(table.kind)}{name} {columns[0]}{rows}", _LONGEST_ARRAY)
    named = ", ".join(f"{_name(name)} = {column}" for name, column in zip(table.names, columns, strict=True))
    return _cut(f"a table with {named or 'no columns'}{rows}", _LONGEST_ARRAY)


def _large_table(table: Table) -> str:
    if table.kind != "table":
        return f"{_article(table.kind)} of length {table.shape[0]}"
    some = ", ".join(_name(name) for name in table.names[:MOST_NUMBERS])
    return _cut(f"a table of shape {table.shape} with the columns {some}", _LONGEST_ANSWER)


def _column(column: Column) -> str:
    dates = isinstance(column, np.ndarray) and column.dtype.kind == "M"
    return f"[{', '.join(np.datetime_as_string(column, 'auto')) if dates else _listed(column)}]"


def _name(name: Any) -> str:
    return _cut(name if isinstance(name, str) else shown(name), 60)


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aio" else f"a {kind}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest] + " ..."
