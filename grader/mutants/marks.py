"""Marks: short texts that are the same for answers that are the same up to rounding."""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.questions.answers import Answer, Outcome

_DIGITS = 6


def mark_of(answers: Sequence[Answer]) -> str:
    """The mark of some answers, with how they ended and what became of the arguments."""
    return hashlib.sha256(";".join(map(_text, answers)).encode()).hexdigest()[:16]


def is_one_constant(answers: Sequence[Answer]) -> bool:
    """Whether all answers are made of one and the same number."""
    found = [_numbers(answer.value) for answer in answers if answer.outcome is Outcome.RETURNED]
    numbers = [one for one in found if one is not None and one.size]
    if len(numbers) < len(found):
        return False
    return len({str(number) for one in numbers for number in (one.min(), one.max())}) == 1


def _text(answer: Answer) -> str:
    ends = [f"{one.outcome} {one.error} {_rounded(one.value)}" for one in (answer, *answer.steps)]
    return f"{ends} {_rounded(answer.after)}"


def _rounded(value: Any) -> str:
    """A value as text, its numbers to six digits; Python's numbers and NumPy's are alike."""
    if isinstance(value, list | tuple | set | frozenset):
        return f"{type(value).__name__}{[_rounded(one) for one in value]}"
    numbers = _numbers(value)
    if numbers is None:
        return repr(value)
    digits = _to_digits(numbers.astype(float)) if numbers.dtype.kind == "f" else str(numbers.tolist())
    return f"{numbers.dtype.kind in 'fc'} {numbers.shape} {digits}"


def _to_digits(numbers: np.ndarray) -> str:
    """Numbers in units of the sixth digit of the largest."""
    with np.errstate(all="ignore"):
        finite = np.abs(numbers[np.isfinite(numbers)])
        largest = float(finite.max()) if finite.size else 0.0
        unit = 10.0 ** (np.floor(np.log10(largest)) + 1 - _DIGITS) if largest > 0 else 1.0
        return f"{unit} {(np.round(numbers / unit) + 0.0).tolist()}"


def _numbers(value: Any) -> np.ndarray | None:
    """A number or an array of numbers as an array, or None."""
    if isinstance(value, np.ndarray | np.generic | bool | int | float | complex):
        numbers = np.asarray(value)
        return numbers if numbers.dtype.kind in "biufc" else None
    return None
