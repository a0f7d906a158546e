"""pandas: tables, series, their indexes, and its single values. It is recognised by what is imported already, so that a
process which never saw it does not pay for it.
"""

import re
import sys
from functools import cache
from typing import Any

import numpy as np

from grader.border.columns import UnknownColumnError, decode_column, encode_column, require_few
from grader.border.dates import decode_zone, encode_zone
from grader.border.passage import Decoder, Encoder, Passage, Plain, TooMuchError
from grader.border.standins import opaque, opaque_object

MAX_COLUMNS = 1000
"""Each is an array of its own: a thousand take a twentieth of a second to put together."""
_MOST_LEVELS = 10
_ARRAYS = (
    "ArrowStringArray", "BooleanArray", "Categorical", "DatetimeArray", "FloatingArray", "IntegerArray",
    "IntervalArray", "StringArray", "TimedeltaArray",
)  # fmt: skip
_FREQUENCY = re.compile(r"-?\d{0,4}[A-Za-z]{1,4}(?:-[A-Z]{3})?")


def encoder_of(kind: type) -> Encoder | None:
    """The encoder of one of pandas' types, or None; where pandas is not imported there are none."""
    return _encoders().get(kind) if "pandas" in sys.modules else None


@cache
def _encoders() -> dict[type, Encoder]:
    pandas = sys.modules["pandas"]
    indexes = (pandas.Index, pandas.RangeIndex, pandas.DatetimeIndex, pandas.TimedeltaIndex, pandas.CategoricalIndex)
    arrays = [getattr(pandas.arrays, name) for name in _ARRAYS if hasattr(pandas.arrays, name)]
    return {
        **dict.fromkeys((*indexes, pandas.IntervalIndex, pandas.MultiIndex), _whole(_encode_index)),
        **dict.fromkeys(arrays, _whole(_encode_array)),
        pandas.DataFrame: _whole(_encode_table),
        pandas.Series: _whole(_encode_series),
        pandas.Timestamp: _encode_timestamp,
        pandas.Timedelta: lambda value, passage: ["span", passage.carry(value.asm8)],
        pandas.Interval: lambda value, passage: [
            "interval", passage.carry(value.left), passage.carry(value.right), value.closed
        ],
        type(pandas.NaT): lambda value, passage: ["missing", "NaT"],
        type(pandas.NA): lambda value, passage: ["missing", "NA"],
    }  # fmt: skip


def _encode_array(array: Any, passage: Passage) -> Plain:
    passage.take(16)
    return ["column", encode_column(sys.modules["pandas"].Series(array), passage)]


def _whole(encode: Encoder) -> Encoder:
    """Let a table cross whole or not at all."""

    def encode_whole(value: Any, passage: Passage) -> Plain:
        if passage.is_deep:
            return opaque_object(value)
        depth = passage.depth
        try:
            return encode(value, passage)
        except UnknownColumnError as error:
            passage.depth = depth
            return opaque(f"{type(value).__name__} of dtype {str(error)[:40]}")

    return encode_whole


def _encode_table(frame: Any, passage: Passage) -> Plain:
    if frame.shape[1] > MAX_COLUMNS:
        raise TooMuchError
    passage.take(16)
    columns = [encode_column(frame.iloc[:, place], passage) for place in range(frame.shape[1])]
    return ["table", columns, _encode_index(frame.columns, passage), _encode_index(frame.index, passage)]


def _encode_series(series: Any, passage: Passage) -> Plain:
    passage.take(16)
    return ["series", encode_column(series, passage), _encode_index(series.index, passage), passage.carry(series.name)]


def _encode_index(index: Any, passage: Passage) -> Plain:
    passage.take(16)
    kind = type(index).__name__
    if kind == "MultiIndex":
        require_few(index)
        levels = [encode_column(index.get_level_values(level), passage) for level in range(index.nlevels)]
        return ["levels", levels, [passage.carry(name) for name in index.names]]
    if kind == "RangeIndex":
        return ["range", index.start, index.stop, index.step, passage.carry(index.name)]
    return ["index", encode_column(index, passage), passage.carry(index.name), getattr(index, "freqstr", None)]


def _encode_timestamp(value: Any, passage: Passage) -> Plain:
    try:
        return ["timestamp", passage.carry(value.asm8), encode_zone(value.tz)]
    except TypeError:
        return opaque_object(value)


def _decode_table(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    columns, names, index = parts
    if len(columns) > MAX_COLUMNS:
        raise TooMuchError
    rows = _decode_index(index, passage)
    found = {place: pd.Series(decode_column(column, passage), index=rows) for place, column in enumerate(columns)}
    frame = pd.DataFrame(found, index=rows)
    frame.columns = _decode_index(names, passage)
    return frame


def _decode_series(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    column, index, name = parts
    values = decode_column(column, passage)
    return pd.Series(values, index=_decode_index(index, passage), dtype=values.dtype, name=passage.carry(name))


def _decode_index(plain: Plain, passage: Passage) -> Any:
    passage.take(16)
    kind, *parts = plain
    return _INDEXES[kind](parts, passage)


def _take_labels(labels: Any, passage: Passage) -> None:
    """Count labels that pandas will look up by their hashes. Raises TooMuchError."""
    if labels.dtype == object:
        passage.take_keys(labels)


def _decode_range(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    *numbers, name = parts
    if not all(type(number) is int for number in numbers):
        raise TypeError("no whole numbers")
    rows = range(*numbers)
    passage.take(len(rows))
    passage.take_even(len(rows), 8)
    return pd.RangeIndex(rows, name=passage.carry(name))


def _decode_plain_index(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    column, name, frequency = parts
    values = decode_column(column, passage)
    _take_labels(values, passage)
    index = pd.Index(values, dtype=values.dtype, name=passage.carry(name))
    if frequency is not None:
        if index.dtype.kind not in "mM" or not _FREQUENCY.fullmatch(frequency):
            raise ValueError("no frequency")
        index.freq = frequency
    return index


def _decode_levels(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    levels, names = parts
    if len(levels) > _MOST_LEVELS:
        raise TooMuchError
    columns = [decode_column(level, passage) for level in levels]
    for column in columns:
        require_few(column)
        _take_labels(column, passage)
    return pd.MultiIndex.from_arrays(columns, names=[passage.carry(name) for name in names])


def _decode_timestamp(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    moment, zone = passage.carry(parts[0]), decode_zone(parts[1])
    if not isinstance(moment, np.datetime64):
        raise TypeError("no moment")
    stamp = pd.Timestamp(moment)
    return stamp if zone is None else stamp.tz_localize("UTC").tz_convert(zone)


def _decode_span(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    span = passage.carry(parts[0])
    if not isinstance(span, np.timedelta64):
        raise TypeError("no span of time")
    return pd.Timedelta(span)


def _decode_interval(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    left, right, closed = parts
    return pd.Interval(passage.carry(left), passage.carry(right), closed=closed)


def _decode_missing(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    return {"NaT": pd.NaT, "NA": pd.NA}[parts[0]]


_INDEXES: dict[str, Decoder] = {"range": _decode_range, "index": _decode_plain_index, "levels": _decode_levels}
DECODERS: dict[str, Decoder] = _INDEXES | {
    "table": _decode_table,
    "series": _decode_series,
    "column": lambda parts, passage: decode_column(parts[0], passage),
    "timestamp": _decode_timestamp,
    "span": _decode_span,
    "interval": _decode_interval,
    "missing": _decode_missing,
}
