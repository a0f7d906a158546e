"""Sentences about an answer: of the wrong kind (form), or of the right kind with wrong values.

Each of them takes any object whatever, and returns None where nothing is wrong.
"""

import math
from collections.abc import Sequence
from inspect import getattr_static
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .wording import count, place

LONGEST_NAME = 40
NOTHING = "It returned None. Did you forget `return`?"


def kind(answer: object) -> str:
    """Say what kind of thing an answer is, such as "a list" or "an array of shape (3, 1)"."""
    if isinstance(answer, np.ndarray):
        return f"an array of shape {answer.shape}"
    if isinstance(answer, np.number):
        return "a number"
    words = {bool: "a truth value", np.bool: "a truth value", str: "text", list: "a list", tuple: "a tuple"}
    words |= {dict: "a dictionary", int: "a number", float: "a number"}
    return words.get(type(answer)) or f"an object of type {_type_name(answer)}"


def _type_name(answer: object) -> str:
    """Return the name of its type or, of a stand-in for what stayed in another process, the `type_name` it brings.

    It is read without running any code of the answer's own.
    """
    brought = getattr_static(answer, "type_name", None)
    return (brought if isinstance(brought, str) else type(answer).__name__)[:LONGEST_NAME]


def is_number(answer: object) -> bool:
    """Say whether an answer is one real number: of Python, of NumPy, or an array of shape ()."""
    if isinstance(answer, np.ndarray):
        return answer.shape == () and answer.dtype.kind in "iuf"
    return isinstance(answer, int | float | np.integer | np.floating) and not isinstance(answer, bool)


def is_integer(answer: object) -> bool:
    """Say whether an answer is one integer, of any size: of Python, of NumPy, or an array of shape ()."""
    if isinstance(answer, np.ndarray):
        return answer.shape == () and answer.dtype.kind in "iu"
    return is_number(answer) and not isinstance(answer, float | np.floating)


def as_float(number: Any) -> float:
    """Return a real number as a Python float, infinite where it is too large for one."""
    try:
        with np.errstate(all="ignore"):
            return float(number)
    except OverflowError:
        return math.inf


def largest(*arrays: Any) -> float:
    """Return the largest absolute number in the arrays, against which rounding errors are measured."""
    return max(float(np.abs(array).max()) for array in arrays)


def number_form(answer: object) -> str | None:
    """Say why an answer is not one number, or None where it is."""
    if answer is None:
        return NOTHING
    return None if is_number(answer) else f"It returned {kind(answer)}; return one number."


def integer_form(answer: object) -> str | None:
    """Say why an answer is not one integer, or None where it is."""
    if answer is None:
        return NOTHING
    return None if is_integer(answer) else f"It returned {kind(answer)}; return one integer."


def truth_form(answer: object) -> str | None:
    """Say why an answer is not a truth value, or None where it is."""
    if answer is None:
        return NOTHING
    return None if isinstance(answer, bool | np.bool) else f"It returned {kind(answer)}; return True or False."


def array_form(part: str, answer: object, shape: tuple[int, ...], kinds: str, numbers: str) -> str | None:
    """Say why an answer is not an array of this shape whose dtype is of these NumPy `kinds`, or None where it is.

    `part` says what came back, such as "It" or "The part labels"; `numbers` is the word for the right kind.
    """
    if answer is None:
        return NOTHING if part == "It" else f"{part} is None."
    is_or_returned = "returned" if part == "It" else "is"
    if not isinstance(answer, np.ndarray):
        return f"{part} {is_or_returned} {kind(answer)}, and not a NumPy array."
    if answer.shape != shape:
        return f"{part} {is_or_returned} an array of shape {answer.shape}, and not {shape}."
    if answer.dtype.kind not in kinds:
        return f"{part} {is_or_returned} an array of {answer.dtype.name}, and not of {numbers}."
    return None


def indices_form(answer: object) -> str | None:
    """Say why an answer is not an integer array with one axis, of any length, or None where it is."""
    if isinstance(answer, np.ndarray) and answer.ndim != 1:
        return f"It returned an array of shape {answer.shape}; it has one axis."
    shape = answer.shape if isinstance(answer, np.ndarray) else ()
    return array_form("It", answer, shape, "iu", "integers")


def number_value(name: str, answer: Any, expected: Any, relative: float, absolute: float = 0.0) -> str | None:
    """Say how a number, called `name`, is off, if it is.

    It may be off by the `relative` part of the expected number plus the `absolute` amount.
    """
    value, target = as_float(answer), as_float(expected)
    tolerance = relative * abs(target) + absolute
    if math.isnan(value):
        return f"The {name} is nan, not a number."
    if abs(value - target) <= tolerance:
        return None
    if math.isinf(value):
        return f"The {name} is infinite."
    if value < -tolerance and target >= 0:
        return f"The {name} is negative."
    return f"The {name} is too {'large' if value > target else 'small'}."


def integers_value(name: str, answer: NDArray[Any], expected: NDArray[Any], which: str) -> str | None:
    """Say how many integers, called `name` in the singular, differ, and `which` comes first; None where none does."""
    wrong = np.flatnonzero(np.asarray(answer) != expected)
    if not wrong.size:
        return None
    verb = "differs" if len(wrong) == 1 else "differ"
    return f"{len(wrong)} of {count(len(expected), name)} {verb}; the first is that of {which} {wrong[0]}."


def indices_value(name: str, answer: NDArray[Any], expected: NDArray[Any]) -> str | None:
    """Say which index is missing, or stands in the answer by mistake; None where all is right.

    `name` stands before the index, such as "Index " or "k = ".
    """
    if np.array_equal(answer, expected):
        return None
    missing = sorted(set(expected.tolist()) - set(answer.tolist()))
    extra = sorted(set(answer.tolist()) - set(expected.tolist()))
    if missing:
        return f"{name}{missing[0]} is missing."
    if extra:
        return f"{name}{extra[0]} should not be in it."
    return "Its numbers are not ascending, or one stands in it twice."


def rows_value(name: str, answer: NDArray[Any], expected: NDArray[Any], tolerance: float) -> str | None:
    """Say how many rows, called `name` in the singular, are off by more than `tolerance`, and which comes first."""
    answer = np.asarray(answer)
    with np.errstate(invalid="ignore"):
        wrong = np.flatnonzero(~(np.abs(answer - expected) <= tolerance).all(axis=1))
    if not wrong.size:
        return None
    first = int(wrong[0])
    where = place(answer[first].astype(float).tolist())
    return f"{len(wrong)} of {count(len(expected), name)} off; the first is {name} {first}, at {where}."


def number_fault(value: Any) -> str | None:
    """Say why a value that was set by hand is not one finite number, or None where it is."""
    if not is_number(value):
        return f"It is {kind(value)}, and not a number."
    return None if math.isfinite(as_float(value)) else "It is not a finite number."


def numbers_fault(value: Any, shape: tuple[int, ...]) -> str | None:
    """Say why a value that was set by hand is no list, tuple or array of finite numbers of this shape, or None."""
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
