"""How a call and an answer are written out for the learner."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from .tables import is_series, is_table

LONGEST = 240
MANY = 50
NAMELESS = re.compile(r"<(?:[\w.]+\.)?(\w+)[^<>]* at 0x\w+>")
"""What Python writes of an object that has no words of its own."""
UNSAID_DTYPES = (np.dtype(np.float64), np.dtype(np.int64))


def call(name: str, arguments: tuple[Any, ...]) -> str:
    """Return the call as code that can be copied into a cell."""
    return f"{name}({', '.join(_argument(argument) for argument in arguments)})"


def answer(value: object) -> str:
    """Return what came back in one line, arrays as lists; cut off where it is long."""
    return _part(_whole(value), 0)


def compared(value: object, expected: object) -> tuple[str, str]:
    """Return what came back and what should have, in one line each; of long ones the part where they first differ.

    Where both read the same as lists, as a list and an array do, both stand as the code that makes them.
    """
    written = _whole(value), _whole(expected)
    if written[0] == written[1]:
        written = _safely(_argument, value), _safely(_argument, expected)
    start = _start(written[0], _agreeing(*written)) if max(map(len, written)) > LONGEST else 0
    return _part(written[0], start), _part(written[1], start)


def _agreeing(one: str, other: str) -> int:
    """Return how many characters the texts have in common, from the first on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _start(text: str, differ: int) -> int:
    """Return where to begin so that what differs is in view: at a row, else at a number."""
    earliest = differ - LONGEST // 2
    if earliest <= 0:
        return 0
    row, number = text.rfind("[", earliest, differ), text.find(" ", earliest, differ)
    return row if row >= 0 else number + 1 or earliest


def _part(text: str, start: int) -> str:
    before, after = "... " if start else "", " ..." if len(text) > start + LONGEST else ""
    part = text[start : start + LONGEST]
    return f"{before}{part[: part.rfind(' ')] if after and ', ' in part else part}{after}"


def _whole(value: object) -> str:
    return _safely(_written, value)


def _safely(write: Callable[[Any], str], value: object) -> str:
    try:
        return NAMELESS.sub(r"an object of type \1", " ".join(write(value).split()))
    except Exception:  # A learner's object may have any __repr__.
        return f"an object of type {type(value).__name__}"


def _written(value: Any) -> str:
    if is_table(value):
        return _table(value)
    return f"pd.Series({plain(value.tolist())!r})" if is_series(value) else repr(plain(value))


def _argument(value: object) -> str:
    if isinstance(value, np.random.Generator):
        return f"np.random.default_rng({value.bit_generator.seed_seq.entropy})"  # type: ignore[attr-defined]
    if is_table(value) or is_series(value):
        return _written(value)
    if not isinstance(value, np.ndarray):
        return repr(plain(value) if isinstance(value, list | tuple) else value)
    dtype = "" if value.dtype in UNSAID_DTYPES else f', dtype="{value.dtype}"'
    if value.size > MANY and (value == value.flat[0]).all():
        return f"np.full({value.shape}, {value.flat[0].item()!r})"
    return f"np.array({plain(value)!r}{dtype})"


def _table(value: Any) -> str:
    columns = {name: plain(column) for name, column in value.to_dict("list").items()}
    return f"pd.DataFrame({columns!r})"


def plain(value: Any) -> Any:
    """Turn arrays into lists and NumPy numbers into Python's, rounded to ten digits."""
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, np.floating | float):
        return float(f"{value:.10g}")
    if isinstance(value, list | tuple):
        return type(value)([plain(item) for item in value]) if type(value) in (list, tuple) else value
    return value
