"""An answer of the wrong form, put into the right one: what else is wrong with it is seen only then."""

from dataclasses import replace
from typing import Any

import numpy as np

from grader.questions.alike import alike
from grader.questions.answers import Outcome
from grader.questions.diagnosis.evidence import Evidence, Trial
from grader.questions.faults import fault_of


def mended(evidence: Evidence) -> Evidence | None:
    """The evidence with all answers in the form of the right ones, or None where nothing changes by that, or all that
    was wrong is right then.
    """
    trials = tuple(_mended_trial(evidence, trial) for trial in evidence.trials)
    changed = any(one is not other for one, other in zip(trials, evidence.trials, strict=True))
    wrong = changed and any(trial.fault for trial in trials)
    return Evidence(evidence.question, trials, evidence.names) if wrong else None


def _mended_trial(evidence: Evidence, trial: Trial) -> Trial:
    if trial.fault is None or trial.answer.outcome is not Outcome.RETURNED or trial.case.then:
        return trial
    value = _in_form(trial.answer.value, trial.right.value, trial.is_of_chance)
    if value is None or alike(value, trial.answer.value, 0.0):
        return trial
    answer = replace(trial.answer, value=value)
    fault = fault_of(evidence.question, trial.case, answer, trial.right)
    return replace(trial, answer=answer, fault=fault)


def _in_form(given: Any, right: Any, is_of_chance: bool) -> Any:
    """A value in the form of the right one; as it is, or None, where that cannot be had."""
    if is_of_chance:
        return _whole([_in_form(one, right[0], False) for one in given]) if isinstance(given, list) else None
    if isinstance(right, tuple) and isinstance(given, list | tuple):
        if len(given) != len(right):
            return None
        parts = [_in_form(one, other, False) for one, other in zip(given, right, strict=True)]
        return None if _whole(parts) is None else tuple(parts)
    if isinstance(right, np.ndarray):
        return _array_in_form(given, right)
    if isinstance(right, int | float | np.number) and isinstance(given, np.ndarray | list | str):
        return _number(given)
    return given


def _whole(parts: list[Any]) -> list[Any] | None:
    """The parts, or None where one of them cannot be had."""
    return None if any(one is None for one in parts) else parts


def _array_in_form(given: Any, right: np.ndarray) -> Any:
    array = given
    if isinstance(given, list | tuple):
        try:
            array = np.asarray(given)
        except ValueError:  # rows of different lengths
            return None
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "biuf":
        return None
    if array.shape == right.shape[::-1] and array.shape != right.shape:
        array = array.T
    if array.shape != right.shape and array.size == right.size and np.squeeze(array).shape == np.squeeze(right).shape:
        array = array.reshape(right.shape)
    is_whole = array.dtype.kind == "f" and right.dtype.kind in "iu" and np.array_equal(array, np.trunc(array))
    return array.astype(right.dtype) if is_whole else array


def _number(given: Any) -> Any:
    try:
        return float(np.asarray(given, dtype=float).reshape(()))
    except (TypeError, ValueError):
        return None
