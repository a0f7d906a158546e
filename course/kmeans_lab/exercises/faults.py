"""Sentences about what a learner's function returned: of the wrong kind, or of the right kind with wrong values."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..wording import count, place

NOTHING = "It returned None. Did you forget `return`?"


def kind(answer: object) -> str:
    """Say what kind of thing an answer is, such as "a list" or "an array of shape (3, 1)"."""
    if isinstance(answer, np.ndarray):
        return f"an array of shape {answer.shape}"
    if isinstance(answer, np.number):
        return "a number"
    words = {bool: "a truth value", np.bool: "a truth value", str: "text", list: "a list", tuple: "a tuple"}
    words |= {dict: "a dictionary", int: "a number", float: "a number"}
    return words.get(type(answer), f"an object of type {type(answer).__name__}")


def is_number(answer: object) -> bool:
    """Say whether an answer is one real number: of Python, of NumPy, or an array of shape ()."""
    if isinstance(answer, np.ndarray):
        return answer.shape == () and answer.dtype.kind in "iuf"
    return isinstance(answer, int | float | np.integer | np.floating) and not isinstance(answer, bool)


def as_float(number: Any) -> float:
    """Return a real number as a Python float, infinite where it is too large for one."""
    try:
        return float(number)
    except OverflowError:
        return math.inf


def number_form(answer: object) -> str | None:
    """Say why an answer is not one number, or None where it is."""
    if answer is None:
        return NOTHING
    return None if is_number(answer) else f"It returned {kind(answer)}; return one number."


def number_value(name: str, answer: Any, expected: float, relative: float) -> str | None:
    """Say how a number, called `name`, is off by more than the `relative` part of the expected one, if it is."""
    value = as_float(answer)
    if math.isnan(value):
        return f"The {name} is nan, not a number."
    if abs(value - expected) <= max(relative * abs(expected), 1e-12):
        return None
    if value < 0:
        return f"The {name} is negative."
    return f"The {name} is too {'large' if value > expected else 'small'}."


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


def integers_value(name: str, answer: NDArray[Any], expected: NDArray[Any], which: str) -> str | None:
    """Say how many integers, called `name` in the singular, differ, and `which` comes first; None where none does."""
    wrong = np.flatnonzero(np.asarray(answer) != expected)
    if not wrong.size:
        return None
    verb = "differs" if len(wrong) == 1 else "differ"
    return f"{len(wrong)} of {count(len(expected), name)} {verb}; the first is that of {which} {wrong[0]}."


def centroids_value(answer: NDArray[Any], expected: NDArray[Any], scale: float) -> str | None:
    """Say which centroid is off by more than rounding explains, where the inputs go up to `scale`; None if none is."""
    answer = np.asarray(answer)
    with np.errstate(invalid="ignore"):
        wrong = np.flatnonzero(~(np.abs(answer - expected) <= 1e-9 * scale).all(axis=1))
    if not wrong.size:
        return None
    first = int(wrong[0])
    where = place(answer[first].astype(float).tolist())
    return f"{len(wrong)} of {count(len(expected), 'centroid')} off; the first is centroid {first}, at {where}."


def largest(*arrays: Any) -> float:
    """Return the largest absolute number in the arrays, against which rounding errors are measured."""
    return max(float(np.abs(array).max()) for array in arrays)
