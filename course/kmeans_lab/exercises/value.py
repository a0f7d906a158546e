"""An exercise that is answered by a value: worked out by hand, and put into a variable."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .faults import as_float, is_number, kind


@dataclass(frozen=True)
class ValueExercise:
    """A variable that learners set, such as `tied = [0, 3]`.

    `form_fault(value)` says in a sentence why the value cannot be an answer at all, or None where it can be one. It
    may test what every answer must obey, such as chances that add up to 1; whether it is right is not known here.
    `form` says how an answer is written.
    """

    name: str
    form: str
    form_fault: Callable[[Any], str | None]
    hints: tuple[str, ...]


def number_fault(value: Any) -> str | None:
    """Say why a value is not one finite number, or None where it is."""
    if not is_number(value):
        return f"It is {kind(value)}, and not a number."
    return None if math.isfinite(as_float(value)) else "It is not a finite number."


def numbers_fault(value: Any, shape: tuple[int, ...]) -> str | None:
    """Say why a value is not a list, tuple or array of finite numbers of this shape, or None where it is."""
    if not isinstance(value, list | tuple | np.ndarray):
        return f"It is {kind(value)}, and not a list."
    try:
        numbers = np.asarray(value)
    except ValueError:
        return "Its rows are not equally long."
    if numbers.dtype.kind not in "iuf":
        return "It does not hold numbers only."
    if numbers.shape != shape:
        return f"It holds {_amount(numbers.shape)}, and not {_amount(shape)}."
    return None if np.isfinite(numbers).all() else "Not all of its numbers are finite."


def _amount(shape: Sequence[int]) -> str:
    return " rows of ".join(str(length) for length in shape) + " numbers" if shape else "one number"
