"""How a call and an answer are written out for the learner."""

from typing import Any

import numpy as np

from .tables import is_series, is_table

LONGEST = 240
MANY = 50
UNSAID_DTYPES = (np.dtype(np.float64), np.dtype(np.int64))


def call(name: str, arguments: tuple[Any, ...]) -> str:
    """Return the call as code that can be copied into a cell."""
    return f"{name}({', '.join(_argument(argument) for argument in arguments)})"


def answer(value: object) -> str:
    """Return what came back in one line, arrays as lists; cut off where it is long."""
    try:
        text = " ".join(_written(value).split())
    except Exception:  # A learner's object may have any __repr__.
        text = f"an object of type {type(value).__name__}"
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def _written(value: Any) -> str:
    if is_table(value):
        return _table(value)
    return f"pd.Series({_plain(value.tolist())!r})" if is_series(value) else repr(_plain(value))


def _argument(value: object) -> str:
    if isinstance(value, np.random.Generator):
        return f"np.random.default_rng({value.bit_generator.seed_seq.entropy})"  # type: ignore[attr-defined]
    if is_table(value) or is_series(value):
        return _written(value)
    if not isinstance(value, np.ndarray):
        return repr(value)
    dtype = "" if value.dtype in UNSAID_DTYPES else f', dtype="{value.dtype}"'
    if value.size > MANY and (value == value.flat[0]).all():
        return f"np.full({value.shape}, {value.flat[0].item()!r})"
    return f"np.array({_plain(value)!r}{dtype})"


def _table(value: Any) -> str:
    columns = {name: _plain(column) for name, column in value.to_dict("list").items()}
    return f"pd.DataFrame({columns!r})"


def _plain(value: Any) -> Any:
    """Turn arrays into lists and NumPy numbers into Python's, rounded to ten digits."""
    if isinstance(value, np.ndarray | np.generic):
        return _plain(value.tolist())
    if isinstance(value, np.floating | float):
        return float(f"{value:.10g}")
    if isinstance(value, list | tuple):
        return type(value)([_plain(item) for item in value]) if type(value) in (list, tuple) else value
    return value
