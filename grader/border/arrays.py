"""NumPy's arrays and scalars: numbers, texts, dates and spans of time, never objects."""

import base64
import math
import re
import sys
from typing import Any

import numpy as np

from grader.border.passage import Decoder, Encoder, Passage, Plain
from grader.border.standins import opaque, opaque_object

_NUMBERS, _OTHERS = "biufc", "USmM"
_DTYPE = re.compile(r"[<>|=]?(?:[biufcUS]\d{1,6}|[mM]8(?:\[(?:[YMWDhms]|[mun]s)\])?)")


def _encode_array(array: np.ndarray, passage: Passage) -> Plain:
    if array.dtype.hasobject or not _crosses(array.dtype):
        return opaque(f"array of dtype {str(array.dtype)[:40]}")
    passage.take(array.nbytes)
    data = base64.b64encode(np.ndarray.tobytes(array)).decode("ascii")
    return ["array", array.dtype.str, list(array.shape), data, _layout(array), bool(array.flags.writeable)]


def _encode_scalar(value: Any, passage: Passage) -> Plain:
    array = np.asarray(value)
    if not _crosses(array.dtype):
        return opaque_object(value)
    passage.take(16 + array.nbytes)
    return ["scalar", array.dtype.str, base64.b64encode(array.tobytes()).decode("ascii")]


def _crosses(dtype: np.dtype) -> bool:
    """Whether numbers of a dtype can cross; texts only up to a length, and dates in plain units."""
    return dtype.kind in _NUMBERS or (dtype.kind in _OTHERS and _DTYPE.fullmatch(dtype.str) is not None)


def _layout(array: np.ndarray) -> str:
    if array.flags.c_contiguous:
        return "C"
    return "F" if array.flags.f_contiguous else "strided"


def _decode_array(parts: list[Any], passage: Passage) -> np.ndarray:
    dtype_text, shape, data, layout, writeable = parts
    array = _from_bytes(dtype_text, data, tuple(shape), passage)
    if layout == "F":
        array = np.asfortranarray(array)
    elif layout == "strided":
        array = _strided(array)
    array.setflags(write=bool(writeable))
    return array


def _from_bytes(dtype_text: str, data: str, shape: tuple[int, ...], passage: Passage) -> np.ndarray:
    if (
        not _DTYPE.fullmatch(dtype_text)
        or not all(type(size) is int and size >= 0 for size in shape)
        or len(shape) > 16
    ):
        raise ValueError("dtype or shape")
    sides = math.prod(size for size in shape if size)  # an array of no numbers may still have any number of rows
    passage.take(max(3 * len(data) // 4, sides))
    dtype = np.dtype(dtype_text)
    passage.take_even(sides, dtype.itemsize)
    raw = base64.b64decode(data, validate=True)
    if math.prod(shape) * dtype.itemsize != len(raw):
        raise ValueError("length")
    if dtype.kind == "U":
        _require_text(np.frombuffer(raw, dtype="u4" if dtype.isnative else np.dtype("u4").newbyteorder()))
    return np.frombuffer(raw, dtype=dtype).reshape(shape).copy()


def _require_text(codes: np.ndarray) -> None:
    """Raise ValueError for numbers that are no characters: beyond Unicode, or half a surrogate pair."""
    if ((codes > sys.maxunicode) | ((codes >= 0xD800) & (codes <= 0xDFFF))).any():
        raise ValueError("no text")


def _strided(array: np.ndarray) -> np.ndarray:
    wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), dtype=array.dtype)
    wide[..., ::2] = array
    return wide[..., ::2]


def _scalar_types() -> set[type]:
    return {kind for kind in np.sctypeDict.values() if issubclass(kind, np.number | np.character | np.bool)} | {
        np.datetime64,
        np.timedelta64,
    }


ENCODERS: dict[type, Encoder] = {np.ndarray: _encode_array} | dict.fromkeys(_scalar_types(), _encode_scalar)
DECODERS: dict[str, Decoder] = {
    "array": _decode_array,
    "scalar": lambda parts, passage: _from_bytes(parts[0], parts[1], (), passage)[()],
}
