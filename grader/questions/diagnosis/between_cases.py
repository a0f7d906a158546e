"""What the answers to several cases have in common: all are the same, or each holds what came before."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.questions.diagnosis.evidence import Evidence, Trial, values_of
from grader.questions.diagnosis.guesses import Guess, Mistake
from grader.questions.diagnosis.relations import is_plain
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE


class SameForAll(Guess):
    """Every case gets the same answer."""

    def __init__(self, first: Any) -> None:
        super().__init__(
            Mistake(
                "same for every input",
                "The answer is the same for every input.",
                "Use the arguments, not names or numbers from other cells.",
            )
        )
        self._first = first

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether this failing trial has that answer."""
        return aspect != ARGUMENTS_LEFT_ALONE and self.allows(trial)

    def allows(self, trial: Trial) -> bool:
        """Whether this trial has that answer."""
        return is_plain(trial) and _same(values_of(trial)[0], self._first)


def _is_nan(value: Any) -> bool:
    return isinstance(value, float | np.floating) and bool(np.isnan(value))


def _same(one: Any, other: Any) -> bool:
    try:
        arrays = np.asarray(one), np.asarray(other)
    except (TypeError, ValueError, OverflowError):
        return False
    return all(array.dtype.kind in "biuf" for array in arrays) and np.array_equal(*arrays, equal_nan=True)


def same_for_all(evidence: Evidence) -> Iterator[Guess]:
    """That every case gets the same answer, where there are some."""
    for trial in evidence.trials[:1]:
        given = values_of(trial)[0]
        if is_plain(trial) and len(evidence.trials) > 1 and not _is_nan(given):  # which has a name of its own
            yield SameForAll(given)


class Kept(Guess):
    """Each answer is the right one and the answer before it, added up, or the squares of both."""

    def __init__(self, power: int, before: dict[int, float]) -> None:
        super().__init__(
            Mistake(
                "kept between calls",
                "Each call adds to what the calls before it gave.",
                "Start anew in each call: look at default arguments such as [], and at names outside the function.",
            )
        )
        self._power, self._before = power, before

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether this failing trial adds to the one before it."""
        return aspect != ARGUMENTS_LEFT_ALONE and self.allows(trial)

    def allows(self, trial: Trial) -> bool:
        """Whether this trial adds to the one before it; the first has none."""
        if not is_plain(trial):
            return False
        given, right = (float(value) ** self._power for value in values_of(trial))
        before = self._before.get(trial.number)
        return before is None or bool(np.isclose(given, right + before**self._power, rtol=1e-9, atol=0.0))


def kept_between_calls(evidence: Evidence) -> Iterator[Guess]:
    """That each call keeps what those before it gave, where all answers are numbers."""
    numbers = [values_of(trial)[0] for trial in evidence.trials if is_plain(trial)]
    if len(numbers) == len(evidence.trials) and all(isinstance(one, int | float | np.number) for one in numbers):
        before = {number: float(one) for number, one in enumerate(numbers[:-1], start=1)}
        yield from (Kept(power, before) for power in (1, 2))
