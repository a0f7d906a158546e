"""How an answer relates to the right one: what is made of the right answer is what came back, in all failing cases."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from grader.questions.alike import alike
from grader.questions.answers import Outcome
from grader.questions.diagnosis.evidence import Trial, values_of
from grader.questions.diagnosis.guesses import Guess, Mistake
from grader.questions.faults import fault_of
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE, CodeQuestion

Make = Callable[[Trial, Any], Any]
"""What it would give instead of the right answer."""
_ROUNDING = 1e-12
"""Of the largest number: what a sum in another order may make of an answer."""
_SAME = 1e-10
"""Of the largest number: what is nearer to a right answer is the same."""
_ENOUGH = 10
_UNEXPLAINED = 1e-4
"""Of the difference to the right answer: so much of it may stay unexplained."""


class Related(Guess):
    """What `make` makes of the right answer is what came back. It takes `least` different numbers to show it."""

    def __init__(self, mistake: Mistake, make: Make, least: int = 2) -> None:
        super().__init__(mistake)
        self._make = make
        self._least = least

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether the answer of a failing trial is made so."""
        if aspect == ARGUMENTS_LEFT_ALONE or not is_plain(trial):
            return False
        given, right = values_of(trial)
        return self.fits(trial, given, right)

    def fits(self, trial: Trial, given: Any, right: Any) -> bool:
        """Whether a value is made so of the right one."""
        made = self.made(trial, right)
        return made is not None and _is_explained(given, right, made)

    def allows(self, trial: Trial) -> bool:
        """Whether what is made of the right answer is about the same here, where the learner's answer is right."""
        return not is_plain(trial) or self.keeps(trial, *values_of(trial))

    def keeps(self, trial: Trial, given: Any, right: Any) -> bool:
        """Whether what is made of a right value is as near to it as the given one, or nearly so."""
        made = self.made(trial, right)
        return made is not None and _is_kept(given, right, made)

    def is_shown_by(self, trials: Sequence[Trial]) -> bool:
        """Whether so many different numbers came back, or were right, that chance is ruled out."""
        return max(_different(values_of(trial)[place] for trial in trials) for place in (0, 1)) >= self._least

    def made(self, trial: Trial, right: Any) -> Any:
        """What is made of a value, or None where that cannot be."""
        try:
            with np.errstate(all="ignore"):
                return self._make(trial, right)
        except Exception:  # not every relation is defined for every kind of answer
            return None


class RelatedPart(Guess):
    """One part of a tuple is related to the right one, and all else would be accepted."""

    def __init__(self, question: CodeQuestion, place: int, related: Related, mistake: Mistake) -> None:
        super().__init__(mistake)
        self._question, self._place, self._related = question, place, related

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether this part of a failing trial is made so, and would the rest be right with the right one instead."""
        if aspect == ARGUMENTS_LEFT_ALONE or not is_plain(trial):
            return False
        given, right = values_of(trial)
        if not isinstance(given, list | tuple) or len(given) != len(right):
            return False
        place = self._place
        return self._related.fits(trial, given[place], right[place]) and is_mended(
            self._question, trial, tuple(right[n] if n == place else one for n, one in enumerate(given))
        )

    def allows(self, trial: Trial) -> bool:
        """Whether the part may be right, made so."""
        return not is_plain(trial) or self._related.keeps(trial, *self._parts(trial))

    def is_shown_by(self, trials: Sequence[Trial]) -> bool:
        """Whether so many different numbers came back that chance is ruled out."""
        return _different(values_of(trial)[0][self._place] for trial in trials) > 1

    def _parts(self, trial: Trial) -> tuple[Any, Any]:
        given, right = values_of(trial)
        return given[self._place], right[self._place]


def is_mended(question: CodeQuestion, trial: Trial, value: Any) -> bool:
    """Whether another value in the place of the answer would be right."""
    return fault_of(question, trial.case, replace(trial.right, value=value), trial.right) is None


def is_plain(trial: Trial) -> bool:
    """Whether a trial has one answer, which came back and can be compared with the right one as it is."""
    return trial.end.outcome is Outcome.RETURNED and not trial.is_of_chance and not trial.case.then


def _different(values: Iterable[Any]) -> int:
    """How many different numbers some values hold, as far as they hold any."""
    found: set[float] = set()
    for value in values:
        array = _as_array(value)
        if _is_numeric(array):
            found.update(np.unique(array)[:_ENOUGH].astype(float).tolist())
    return len(found)


def _is_kept(given: Any, right: Any, made: Any) -> bool:
    """Whether what is made of a right value is about as near to it as a given one that was accepted."""
    one, other, target = (_as_array(value) for value in (given, made, right))
    if not all(map(_is_numeric, (one, other, target))) or not one.shape == other.shape == target.shape:
        return alike(other, target)
    with np.errstate(all="ignore"):
        off = np.abs(one.astype(float) - target).max(initial=0.0)
        error = np.abs(other.astype(float) - target).max(initial=0.0)
        scale = np.abs(target.astype(float)).max(initial=0.0)
    return bool(error <= max(_SAME * scale, 2 * off))


def _is_explained(given: Any, right: Any, made: Any) -> bool:
    """Whether a value differs from the right one, and what is made of that one tells how."""
    if _are_far_apart(given, right, made):
        return False
    one, other, target = (_as_array(value) for value in (given, made, right))
    if not all(map(_is_numeric, (one, other, target))):
        return alike(given, made) and not alike(made, right)
    if one.shape != other.shape:
        return False
    differs = one.shape != target.shape or not np.array_equal(one, target, equal_nan=True)
    return differs and _are_close(one, other, target)


def _are_far_apart(given: Any, right: Any, made: Any) -> bool:
    """Whether three numbers plainly do not fit: most do not, so this is asked first."""
    if not all(isinstance(one, float | np.floating) for one in (given, right, made)):
        return False
    return bool(abs(given - made) > 10 * _UNEXPLAINED * (abs(given) + abs(right)))


def _are_close(one: np.ndarray, other: np.ndarray, target: np.ndarray) -> bool:
    with np.errstate(all="ignore"):
        finite = np.isfinite(one) & np.isfinite(other)
        if not np.array_equal(one[~finite], other[~finite], equal_nan=True):
            return False
        error = np.abs(one.astype(float) - other)[finite].max(initial=0.0)
        scale = np.abs(one[finite].astype(float)).max(initial=0.0)
        off = np.abs(one - target).max(initial=0.0) if one.shape == target.shape and finite.all() else scale
    return bool(error <= max(_ROUNDING * scale, _UNEXPLAINED * off))


def _as_array(value: Any) -> Any:
    if isinstance(value, bool | int | float | np.generic):
        return np.asarray(value)
    if isinstance(value, list | tuple) and value and all(isinstance(one, int | float | np.number) for one in value):
        return np.asarray(value)
    return value


def _is_numeric(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in "biuf"
