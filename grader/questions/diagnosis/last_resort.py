"""What is true of wrong answers that nothing explains: which inputs are right, how it stops, that all are too small."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.questions.answers import Outcome
from grader.questions.diagnosis.evidence import Evidence, Trial, values_of
from grader.questions.diagnosis.guesses import Mistake
from grader.questions.diagnosis.input_kinds import common_to, right_only
from grader.questions.diagnosis.relations import is_plain

_ENOUGH = 8
"""So many answers that are too small are no chance: one in 256, were they as likely too large."""
_AFTER_ALL = "Take a small input that is wrong, and follow your function with print."

Tell = Callable[[Trial, str], Mistake | None]


def last_resort(failing: Sequence[Trial], evidence: Evidence, all_failing: bool, crash: Tell) -> Mistake | None:
    """The first that holds: what the failing inputs have in common, or the right ones; how it stops on some; what the
    answers have in common. Where these are not all that fail, other names stand already, and the first must do.
    """
    found = common_to(failing, evidence, all_failing)
    if found or not all_failing:
        return found
    return right_only(failing, evidence) or _stops(failing, crash) or _off(failing)


def _stops(failing: Sequence[Trial], crash: Tell) -> Mistake | None:
    """How it stops on some inputs, where it always stops in the same way."""
    found = {one.name: one for one in (crash(trial, trial.case.aspect) for trial in failing) if one is not None}
    if len(found) != 1:
        return None
    (one,) = found.values()
    says = f"{one.looks_like[:1].lower()}{one.looks_like[1:]}" if one.looks_like else f"{one.name}."
    return Mistake(f"on some inputs: {one.name}", f"On some inputs it does not come back: {says}", one.hint)


def _off(failing: Sequence[Trial]) -> Mistake | None:
    """That all wrong numbers are too small, or all too large."""
    pairs = [values_of(trial) for trial in failing if trial.end.outcome is Outcome.RETURNED]
    if len(pairs) < _ENOUGH or not all(map(is_plain, failing)) or not all(_comparable(*pair) for pair in pairs):
        return None
    what = "entry" if np.ndim(pairs[0][1]) else "answer"
    for word, below in (("small", np.less_equal), ("large", np.greater_equal)):
        if all(bool(np.all(below(given, right))) for given, right in pairs):
            return Mistake(f"each wrong {what} too {word}", f"Each wrong {what} is too {word}.", _AFTER_ALL)
    return None


def _comparable(given: Any, right: Any) -> bool:
    if not all(isinstance(one, np.ndarray | int | float | np.number) for one in (given, right)):
        return False
    arrays = np.asarray(given), np.asarray(right)
    alike = all(one.dtype.kind in "iuf" and np.isfinite(one).all() for one in arrays)
    return alike and arrays[0].shape == arrays[1].shape
