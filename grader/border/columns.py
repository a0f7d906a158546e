"""The columns of pandas' tables, by their dtype. pandas is imported where a table arrives, never before."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from grader.border.dates import decode_zone, encode_zone
from grader.border.passage import Passage, Plain, TooMuchError
from grader.border.simple import decode_text

_MASKED = ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float32", "Float64", "boolean")
_MOST_LABELS = 10_000
"""Categories, or rows of an index of several levels: pandas hashes them, and they can be chosen to hash alike."""
_CLOSED = ("left", "right", "both", "neither")
ColumnEncoder = Callable[[Any, Passage], Plain]


class UnknownColumnError(TypeError):
    """A column has a dtype that does not cross the border."""


def require_few(labels: Any) -> None:
    """Raise TooMuchError where there are more labels than may be hashed."""
    if len(labels) > _MOST_LABELS:
        raise TooMuchError


def encode_column(column: Any, passage: Passage) -> Plain:
    """Plain data for a Series or an Index without its labels. Raises UnknownColumnError, TooMuchError."""
    dtype = column.dtype
    if isinstance(dtype, np.dtype):
        return _encode_objects(column, passage) if dtype.kind == "O" else _encode_numbers(column, passage)
    encoder = _encoders().get(type(dtype))
    if encoder is None:
        raise UnknownColumnError(str(dtype))
    return encoder(column, passage)


def decode_column(plain: Plain, passage: Passage) -> Any:
    """Rebuild the array in which pandas keeps a column. Raises what pandas and NumPy raise where it is none."""
    kind, *parts = plain
    passage.take(16)
    return _DECODERS[kind](parts, passage)


def _encode_array(array: np.ndarray, passage: Passage) -> Plain:
    name, *rest = passage.carry(np.ascontiguousarray(array))
    if name != "array":
        raise UnknownColumnError(str(array.dtype))
    return [name, *rest[:3], "C", True]  # how pandas lays a column out is its own affair


def _encode_numbers(column: Any, passage: Passage) -> Plain:
    return ["numbers", _encode_array(column.to_numpy(), passage)]


def _encode_objects(column: Any, passage: Passage) -> Plain:
    passage.take(0, len(column))
    return ["objects", [passage.carry(one) for one in column.to_numpy(dtype=object)]]


def _encode_texts(column: Any, passage: Passage) -> Plain:
    texts = [one if isinstance(one, str) else None for one in column.to_numpy(dtype=object)]
    passage.take(sum(len(one) for one in texts if one), len(texts))
    return ["texts", isinstance(column.dtype.na_value, float), texts]


def _encode_categories(column: Any, passage: Passage) -> Plain:
    array = column.array
    require_few(array.categories)
    return [
        "categories",
        _encode_array(array.codes, passage),
        encode_column(array.categories, passage),
        bool(array.ordered),
    ]


def _encode_zoned(column: Any, passage: Passage) -> Plain:
    try:
        zone = encode_zone(column.dtype.tz)
    except TypeError as error:
        raise UnknownColumnError(str(column.dtype)) from error
    return ["zoned", _encode_array(column.to_numpy(dtype=f"M8[{column.dtype.unit}]"), passage), zone]


def _encode_intervals(column: Any, passage: Passage) -> Plain:
    array = column.array
    return ["intervals", encode_column(array.left, passage), encode_column(array.right, passage), array.closed]


def _encode_masked(column: Any, passage: Passage) -> Plain:
    name = str(column.dtype)
    if name not in _MASKED:
        raise UnknownColumnError(name)
    missing = column.isna().to_numpy() if hasattr(column.isna(), "to_numpy") else column.isna()
    numbers = column.to_numpy(dtype=column.dtype.numpy_dtype, na_value=0)
    return ["masked", _encode_array(numbers, passage), _encode_array(missing, passage)]


@cache
def _encoders() -> dict[type, ColumnEncoder]:
    import pandas  # noqa: PLC0415 - there is a table, so it is imported already

    masked = {type(pandas.api.types.pandas_dtype(name)): _encode_masked for name in _MASKED}
    return masked | {
        pandas.StringDtype: _encode_texts,
        pandas.CategoricalDtype: _encode_categories,
        pandas.DatetimeTZDtype: _encode_zoned,
        pandas.IntervalDtype: _encode_intervals,
    }


def _decode_array(plain: Plain, passage: Passage, kinds: str) -> np.ndarray:
    array = passage.carry(plain)
    if not isinstance(array, np.ndarray) or array.ndim != 1 or array.dtype.kind not in kinds:
        raise ValueError("no column")
    return np.array(array)


def _decode_objects(parts: list[Any], passage: Passage) -> np.ndarray:
    (plain,) = parts
    column = np.empty(len(plain), dtype=object)
    for place, one in enumerate(plain):
        column[place] = passage.carry(one)
    return column


def _decode_texts(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    with_nan, texts = parts
    passage.take(0, len(texts))
    missing = np.nan if with_nan else pd.NA
    found = [missing if text is None else decode_text([text], passage) for text in texts]
    return pd.array(found, dtype=pd.StringDtype(na_value=missing))


def _decode_categories(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    codes, categories, ordered = parts
    own = decode_column(categories, passage)
    require_few(own)
    if own.dtype == object:
        passage.take_keys(own)
    dtype = pd.CategoricalDtype(pd.Index(own, dtype=own.dtype), bool(ordered))
    return pd.Categorical.from_codes(_decode_array(codes, passage, "i"), dtype=dtype)


def _decode_zoned(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    moments, zone = parts
    return pd.DatetimeIndex(_decode_array(moments, passage, "M")).tz_localize("UTC").tz_convert(decode_zone(zone)).array


def _decode_intervals(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    left, right, closed = parts
    if closed not in _CLOSED:
        raise ValueError("closed")
    return pd.arrays.IntervalArray.from_arrays(
        decode_column(left, passage), decode_column(right, passage), closed=closed
    )


def _decode_masked(parts: list[Any], passage: Passage) -> Any:
    import pandas as pd  # noqa: PLC0415

    numbers, missing = _decode_array(parts[0], passage, "biuf"), _decode_array(parts[1], passage, "b")
    kinds = {"b": pd.arrays.BooleanArray, "f": pd.arrays.FloatingArray}
    return kinds.get(numbers.dtype.kind, pd.arrays.IntegerArray)(numbers, missing)


_DECODERS: dict[str, Callable[[list[Any], Passage], Any]] = {
    "numbers": lambda parts, passage: _decode_array(parts[0], passage, "biufcmM"),
    "objects": _decode_objects,
    "texts": _decode_texts,
    "categories": _decode_categories,
    "zoned": _decode_zoned,
    "intervals": _decode_intervals,
    "masked": _decode_masked,
}
