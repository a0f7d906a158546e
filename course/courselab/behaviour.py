"""What a function does on the open examples, in marks that can be compared but not read: hashes of rounded answers.

Marks of known wrong functions go out to learners with the course; the functions do not, and nothing leads back to them.
"""

import copy
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .chance import counted
from .exercise import Example, FunctionExercise
from .faults import is_number
from .tables import is_series, is_table
from .trial import is_changed, quietly_call

RIGHT = ""
UNSAID = "?"
"""The mark of an answer that chance has a say in: it is not the same for two functions with one mistake."""
DIGITS = 6
NOISE = 1e-9
"""A number this small beside the largest of its array is a rounding error."""
_LENGTH = 7
"""So many letters of a hash: two of a few hundred answers to one example hardly ever have the same mark."""


@dataclass(frozen=True)
class Behaviour:
    """A mark for each example, and for each of the frequencies how often each event came in how many runs."""

    marks: tuple[str, ...]
    counts: tuple[Counter[str], ...] = ()


def behaviour(exercise: FunctionExercise, function: Callable[..., Any]) -> Behaviour:
    """Return what a function does on all open examples of an exercise. KeyboardInterrupt passes.

    Nothing is counted where the answers are not of the right kind.
    """
    marks = tuple(_mark(exercise, example, function) for example in exercise.examples)
    if set(marks) - {RIGHT, UNSAID}:
        return Behaviour(marks)
    counts = (quietly_call(lambda asked=example: counted(asked, function), ()) for example in exercise.frequencies)
    return Behaviour(marks, tuple(counts))


def crashed(mark: str) -> bool:
    """Say whether a mark is that of a call that ended with an error."""
    return mark.startswith("!")


def _mark(exercise: FunctionExercise, example: Example, function: Callable[..., Any]) -> str:
    arguments = copy.deepcopy(example.arguments)
    try:
        answer = quietly_call(function, arguments)
    except (Exception, SystemExit) as error:
        return f"!{_hashed(type(error).__name__)}"
    changed = any(map(is_changed, example.arguments, arguments))
    fault = exercise.form_fault(example.arguments, answer)
    if not fault and not changed and not exercise.value_fault(example, answer):
        return RIGHT
    if any(isinstance(one, np.random.Generator) for one in arguments):
        return _hashed(fault) if fault else UNSAID
    told = exercise.telling(example, answer) if exercise.telling else answer
    return _hashed("; ".join([written(told), *_left(example.arguments, arguments)]))


def _left(before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """Give the arguments that a call has changed, each with its place."""
    for place, (was, now) in enumerate(zip(before, after, strict=True)):
        if (text := written(now)) != written(was):
            yield f"{place} {text}"


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def written(value: Any) -> str:
    """Write a value down, its kind and shape included; two that are the same up to rounding read the same."""
    if value is None or isinstance(value, bool | str | bytes):
        return repr(value)
    if isinstance(value, int):
        return f"i{value}"
    if is_table(value):
        return f"table of {[(name, written(column.to_numpy())) for name, column in value.items()]}"
    if is_series(value):
        return f"series of {written(value.to_numpy())}"
    if is_number(value) or isinstance(value, np.ndarray | np.generic):
        return _array(np.asarray(value))
    if isinstance(value, list | tuple):
        return f"{type(value).__name__} of {[written(one) for one in value]}"
    if isinstance(value, dict):
        return f"dict of {sorted((repr(key), written(one)) for key, one in value.items())}"
    return f"an object of type {type(value).__name__}"


def _array(array: Any) -> str:
    kind = {"u": "i"}.get(array.dtype.kind, array.dtype.kind)
    shape = array.shape or ""
    if kind != "f":
        return f"{kind}{shape}{array.ravel().tolist() if shape else array.item()}"
    finite = np.abs(array[np.isfinite(array)])
    floor = NOISE * float(finite.max()) if finite.size else 0.0
    rounded = [f"{0.0 if abs(one) <= floor else float(one):.{DIGITS}g}" for one in array.ravel().tolist()]
    return f"{kind}{shape}{rounded}"
