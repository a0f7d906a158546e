"""Where in an array an answer is wrong, and what stands there: the last entry, entries without points, zeros."""

from typing import Any

import numpy as np

from grader.questions.diagnosis.evidence import Trial, values_of
from grader.questions.diagnosis.guesses import Mistake
from grader.questions.diagnosis.relations import is_plain
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE

_CLOSE = 1e-9
_ENDS = "Look at: where range and slices start and end, and a return or break inside the loop."
_NO_LABEL = "Say what shall happen to an entry that no label points to."


def tell_place(trial: Trial, aspect: str) -> Mistake | None:
    """The mistake that the places show at which an answer is wrong, if they have something in common."""
    if aspect == ARGUMENTS_LEFT_ALONE or not is_plain(trial):
        return None
    given, right = (_array(value) for value in values_of(trial))
    if given is None or right is None or given.shape != right.shape or len(right) < 2:
        return None
    wrong = _wrong_rows(given, right)
    if not wrong.any():
        return None
    what, told = _what(given[wrong], trial, wrong)
    where = _where(wrong, trial)
    if where is not None:
        name, words, hint = where
        return Mistake(f"{name}{what}", f"Only {words} wrong{told}.", hint)
    return _reordered(given, right) or _some(what, told, wrong)


def _reordered(given: np.ndarray, right: np.ndarray) -> Mistake | None:
    """That the right rows stand in another order."""
    rows, others = (array.reshape(len(array), -1).astype(float) for array in (given, right))
    in_order = [one[np.lexsort(one.T[::-1])] for one in (rows, others)]
    if _wrong_rows(*in_order).any():
        return None
    hint = "Look at: sort, unique, append, and the order in which the entries are put together."
    return Mistake("entries in another order", "The right entries come in another order.", hint)


def _some(what: str, told: str, wrong: np.ndarray) -> Mistake | None:
    """That some entries are wrong in the same way."""
    if not told or wrong.all():
        return None
    hint = "Find out what is special about the first of these entries."
    return Mistake(f"some entries{what}", f"Some entries are wrong, all others are right{told}.", hint)


def _array(value: Any) -> np.ndarray | None:
    return value if isinstance(value, np.ndarray) and value.ndim and value.dtype.kind in "biuf" else None


def _wrong_rows(given: np.ndarray, right: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        scale = np.abs(right.astype(float)).max(initial=0.0)
        close = np.isclose(given.astype(float), right.astype(float), rtol=0.0, atol=_CLOSE * scale, equal_nan=True)
    return ~close.reshape(len(right), -1).all(axis=1)


def _where(wrong: np.ndarray, trial: Trial) -> tuple[str, str, str] | None:
    """A name for the places, how a sentence begins about them, and a hint."""
    n, count = len(wrong), int(wrong.sum())
    if count == 0:
        return None
    for counts in (_points_of_labels(trial, n) if count < n else None,):
        if counts is not None and np.array_equal(wrong, counts == 0):
            return "entries without a label", "entries to which no label points are", _NO_LABEL
        if counts is not None and np.array_equal(wrong, counts == 1):
            return "entries with one label", "entries to which a single label points are", _NO_LABEL
    if count == 1 and wrong[-1]:
        return "last entry", "the last entry is", _ENDS
    if count == 1 and wrong[0]:
        return "first entry", "the first entry is", _ENDS
    if count == n - 1 and n > 2 and not wrong[0]:
        return "all but the first entry", "the first entry is right, all others are", _ENDS
    if count == n - 1 and n > 2 and not wrong[-1]:
        return "all but the last entry", "the last entry is right, all others are", _ENDS
    return None


def _points_of_labels(trial: Trial, n: int) -> np.ndarray | None:
    """How many labels point to each of n entries, where one argument holds labels."""
    for one in trial.case.inputs:
        is_list = isinstance(one, np.ndarray) and one.ndim == 1 and one.dtype.kind in "iu" and one.size
        if is_list and int(one.min()) >= 0 and int(one.max()) < n:
            return np.bincount(one.astype(np.intp), minlength=n)
    return None


def _what(given: np.ndarray, trial: Trial, wrong: np.ndarray) -> tuple[str, str]:
    """What stands at the wrong places, in a name and in a sentence."""
    if given.dtype.kind == "f" and np.isnan(given).all():
        return " nan", ": nan stands there"
    if not np.any(given) and given.dtype.kind == "f":
        return " 0", ": 0 stands there"
    for name, one in zip(trial.names, trial.case.inputs, strict=False):
        if (
            isinstance(one, np.ndarray)
            and one.shape == (len(wrong), *given.shape[1:])
            and np.array_equal(one[wrong], given)
        ):
            return f" as in {name}", f": what stands there is that of {name}"
    return " wrong", ""
