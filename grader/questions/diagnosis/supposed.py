"""As if the inputs were others: what a right function makes of altered inputs is what came back.

So a mistake is recognised however the learner's function is written: coordinates left out, numbers cut, rows dropped.
"""

import dis
import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from grader.border.standins import Chance
from grader.questions.diagnosis.alterations import (
    COORDINATES,
    OF_ANY_ONE,
    OF_ONE,
    OF_POINTS,
    OF_ROWS,
    Alter,
    Alteration,
    Array,
)
from grader.questions.diagnosis.evidence import Evidence, Trial
from grader.questions.vocabulary import Misconception

_NO_LIMIT = 1000
"""A limit is none where it is so many times its default."""


def supposed(evidence: Evidence) -> Iterator[Misconception]:
    """What a right function of the question gives for altered inputs, as misconceptions that may be asked. It is the
    one with the fewest loops, for it is the fastest.
    """
    for right in sorted(evidence.question.styles, key=_loops)[:1]:
        longest = max(evidence.trials, key=lambda trial: len(trial.names))
        is_one_list = sum(map(_is_array, longest.case.inputs)) == 1 and _most_axes(longest.case.inputs) == 1
        for row in OF_POINTS:
            if not (is_one_list and row.family == COORDINATES):
                yield _misconception(row, _of_points(right, row.alter))
        if is_one_list or _most_axes(longest.case.inputs) > 1:
            yield from _of_rows(right)
        yield from _of_optional(right, evidence.trials)
        yield from _of_arguments(right, longest)


def _loops(function: Callable[..., Any]) -> int:
    return sum(one.opname == "FOR_ITER" for one in dis.get_instructions(function))


def _misconception(row: Alteration, wrong: Callable[..., Any]) -> Misconception:
    return Misconception(row.name, f"It looks as if {row.looks_like}.", row.hint, wrong, row.family)


def _is_array(one: Any) -> bool:
    return isinstance(one, np.ndarray) and one.dtype.kind in "iuf"


def _most_axes(inputs: Sequence[Any]) -> int:
    return max((one.ndim for one in inputs if _is_array(one)), default=0)


def _of_points(right: Callable[..., Any], alter: Alter) -> Callable[..., Any]:
    """The right function of altered points: the arrays with the most axes."""

    def wrong(*arguments: Any, **keywords: Any) -> Any:
        axes = _most_axes(arguments)
        altered = [alter(_float(one)) if _is_array(one) and one.ndim == axes else one for one in arguments]
        return right(*altered, **keywords)

    return wrong


def _float(array: Array) -> Array:
    return array.astype(float)


def _of_rows(right: Callable[..., Any]) -> Iterator[Misconception]:
    for row in OF_ROWS:
        yield _misconception(row, _with_rows(right, row.alter))
    once = Alteration(
        "equal rows once", "rows that are equal count only once", "Every row counts.", "rows left out", _unique_rows
    )
    yield _misconception(once, _with_rows(right, _unique_rows))


def _with_rows(right: Callable[..., Any], alter: Alter) -> Callable[..., Any]:
    """The right function of fewer or other rows: of the first argument, and of those that are as long."""

    def wrong(*arguments: Any, **keywords: Any) -> Any:
        n = len(arguments[0])
        rows = alter(np.arange(n)) if alter is not _unique_rows else _unique_rows(arguments[0])
        return right(
            *(one[rows] if isinstance(one, np.ndarray) and len(one) == n else one for one in arguments), **keywords
        )

    return wrong


def _of_arguments(right: Callable[..., Any], trial: Trial) -> Iterator[Misconception]:
    for place, (name, value) in enumerate(zip(trial.names, trial.case.arguments, strict=False)):
        if isinstance(value, Chance):
            continue
        for row in OF_ONE if len(trial.names) > 1 else OF_ONE[:OF_ANY_ONE]:
            named = row._replace(name=f"{name}: {row.name}", looks_like=f"of {name}, {row.looks_like}")
            yield _misconception(named, _with_one(right, place, row.alter))
    for place in range(len(trial.case.arguments) - 1):
        one, other = trial.names[place : place + 2]
        words = f"{one} and {other} exchanged"
        swapped = Alteration(
            words, f"{one} and {other} have changed places", "Compare the call with the def line.", "", np.abs
        )
        yield _misconception(swapped, _exchanged(right, place))


def _of_optional(right: Callable[..., Any], trials: Sequence[Trial]) -> Iterator[Misconception]:
    """That arguments which need not be given are not used."""
    longest = max(trials, key=lambda trial: len(trial.case.inputs))
    least = min(len(trial.case.arguments) for trial in trials)
    defaults = [one.default for one in inspect.signature(right).parameters.values()]
    for name, default in zip(longest.names[least:], defaults[least:], strict=False):
        row = Alteration(f"{name} not used", f"{name} is not used", "Where should it play a part?", "", np.abs)
        for given in ((), (_NO_LIMIT * default,)) if isinstance(default, int) else ((),):
            yield _misconception(row, _without(right, least, given))


def _without(right: Callable[..., Any], least: int, given: tuple[Any, ...]) -> Callable[..., Any]:
    """The right function with only its first arguments, and what is `given` instead of the others."""
    return lambda *arguments, **keywords: right(*arguments[:least], *given)


def _with_one(right: Callable[..., Any], place: int, alter: Alter) -> Callable[..., Any]:
    def wrong(*arguments: Any, **keywords: Any) -> Any:
        changed = list(arguments)
        changed[place] = alter(arguments[place])
        if not np.isfinite(changed[place]).all():
            return None
        return right(*changed, **keywords)

    return wrong


def _exchanged(right: Callable[..., Any], place: int) -> Callable[..., Any]:
    def wrong(*arguments: Any, **keywords: Any) -> Any:
        changed = list(arguments)
        changed[place], changed[place + 1] = changed[place + 1], changed[place]
        return right(*changed, **keywords)

    return wrong


def _unique_rows(array: Array) -> Array:
    """The places at which each different row stands first."""
    return np.sort(np.unique(array, axis=0, return_index=True)[1])
