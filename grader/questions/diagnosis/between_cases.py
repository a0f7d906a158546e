"""What the answers to several cases have in common: all are the same, or each holds what came before."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.questions.alike import alike
from grader.questions.answers import Outcome
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
        return _is_single(trial) and alike(values_of(trial)[0], self._first, 0.0)


def _is_nan(value: Any) -> bool:
    return isinstance(value, float | np.floating) and bool(np.isnan(value))


def _is_single(trial: Trial) -> bool:
    """Whether one answer came back, or the same for all seeds."""
    if trial.end.outcome is not Outcome.RETURNED or trial.case.then:
        return False
    drawn = trial.end.value if trial.is_of_chance else ()
    return isinstance(drawn, list | tuple) and all(alike(one, drawn[0], 0.0) for one in drawn)


def same_for_all(evidence: Evidence) -> Iterator[Guess]:
    """That every case gets the same answer, where there are some."""
    for trial in evidence.trials[:1]:
        given = values_of(trial)[0]
        if len(evidence.trials) > 1 and given is not None and not _is_nan(given):  # which have names of their own
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
