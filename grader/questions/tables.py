"""What pandas makes, taken apart into plain columns: all that comparing and showing need of it."""

import math
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

Column = np.ndarray | list[Any]


@dataclass(frozen=True)
class Table:
    """The parts of a table, a series, an index or an array of pandas; `kind` is the word for it.

    Columns of numbers and dates are arrays, all others lists with None for what is missing, and so are the names of
    columns and rows. `titles` are what the two axes are called.
    """

    kind: str
    shape: tuple[int, ...]
    columns: list[Column]
    dtypes: list[str]
    names: list[Any]
    rows: list[Any]
    titles: list[Any]

    @property
    def is_numbered(self) -> bool:
        """Whether the rows have no labels but their numbers from 0."""
        return self.rows == list(range(len(self.rows)))

    @property
    def sorts(self) -> list[str]:
        """What each column is that holds no plain numbers: a category, a text, a date in a time zone."""
        return [
            "" if isinstance(one, np.ndarray) else sort for one, sort in zip(self.columns, self.dtypes, strict=True)
        ]


def is_table(value: Any) -> bool:
    """Whether pandas made a value of several: a table, series, index or array. It is not imported to find out."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(
        value, pandas.DataFrame | pandas.Series | pandas.Index | pandas.api.extensions.ExtensionArray
    )


def table_of(value: Any) -> Table:
    """Take apart what pandas made."""
    pandas = sys.modules["pandas"]
    if isinstance(value, pandas.DataFrame):
        columns = [value.iloc[:, place] for place in range(value.shape[1])]
        titles = [*value.columns.names, *value.index.names]
        return _table("table", value.shape, columns, _plain(value.columns), _plain(value.index), titles)
    if isinstance(value, pandas.Series):
        return _table("series", value.shape, [value], [value.name], _plain(value.index), list(value.index.names))
    kind = "index" if isinstance(value, pandas.Index) else "array of pandas"
    names = list(value.names) if kind == "index" else [None]
    column = value if kind == "index" else pandas.Series(value)
    return _table(kind, (len(value),), [column], names, list(range(len(value))), [None])


def _table(
    kind: str, shape: tuple[int, ...], columns: list[Any], names: list[Any], rows: list[Any], titles: list[Any]
) -> Table:
    dtypes = [str(one.dtype) for one in columns]
    return Table(kind, shape, [_column(one) for one in columns], dtypes, names, rows, titles)


def _column(column: Any) -> Column:
    if isinstance(column.dtype, np.dtype) and column.dtype.kind != "O":
        return np.asarray(column.to_numpy())
    return _plain(column)


def _plain(labels: Any) -> list[Any]:
    return [None if _is_missing(one) else one for one in labels.tolist()]


def _is_missing(one: Any) -> bool:
    pandas = sys.modules["pandas"]
    return one is pandas.NA or one is pandas.NaT or (isinstance(one, float) and math.isnan(one))
