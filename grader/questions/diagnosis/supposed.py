"""As if the inputs were others: what a right function makes of altered inputs is what came back.

So a mistake is recognised however the learner's function is written: coordinates left out, numbers cut, rows dropped.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.border.standins import Chance
from grader.questions.diagnosis.evidence import Evidence, Trial
from grader.questions.vocabulary import Misconception

_DTYPE = "Look at: the dtype of each array on the way, astype and int."
_ALL_FEATURES = "Let NumPy work on whole rows, so that no coordinate needs a number; look at: slices and range."
_ALL_ROWS = "Look at: where range and slices start and end, and fixed numbers."
_COUNT = "Look at: whether you count from 0 or from 1, and where range starts and ends."
_AS_GIVEN = "Work with the numbers as they are handed in."

_COORDINATES = "coordinates left out"
Array = Any
Alter = Callable[[Array], Array]


class _Row(NamedTuple):
    name: str
    looks_like: str
    hint: str
    family: str
    alter: Alter


_NUMBERS = (
    _Row("inputs cut to whole numbers", "the inputs are cut to whole numbers first", _DTYPE, "digits lost", np.trunc),
    _Row("inputs rounded", "the inputs are rounded first", _DTYPE, "digits lost", np.round),
    _Row(
        "inputs rounded to 1 decimal", "the inputs are rounded first", _DTYPE, "digits lost", lambda a: np.round(a, 1)
    ),
    _Row(
        "inputs rounded to 2 decimals", "the inputs are rounded first", _DTYPE, "digits lost", lambda a: np.round(a, 2)
    ),
    _Row(
        "inputs in float32",
        "the inputs are cut to float32, about seven digits",
        _DTYPE,
        "digits lost",
        lambda a: a.astype(np.float32).astype(float),
    ),
    _Row(
        "inputs in float16",
        "the inputs are cut to float16, about three digits",
        _DTYPE,
        "digits lost",
        lambda a: a.astype(np.float16).astype(float),
    ),
    _Row(
        "inputs without signs",
        "the signs of the inputs are lost",
        "Look for abs, and squares that are rooted.",
        "signs lost",
        np.abs,
    ),
    _Row("inputs negative", "the inputs are taken with the other sign", "Look at: signs.", "signs lost", np.negative),
    _Row(
        "inputs squared",
        "the inputs are squared before they are compared",
        "Subtract first, then square.",
        "powers",
        np.square,
    ),
    _Row(
        "first coordinate only",
        "only the first coordinate counts",
        _ALL_FEATURES,
        _COORDINATES,
        lambda a: a[..., :1],
    ),
    _Row(
        "two coordinates only",
        "only the first two coordinates count",
        _ALL_FEATURES,
        _COORDINATES,
        lambda a: a[..., :2],
    ),
    _Row(
        "three coordinates only",
        "only the first three coordinates count",
        _ALL_FEATURES,
        _COORDINATES,
        lambda a: a[..., :3],
    ),
    _Row(
        "last coordinate only",
        "only the last coordinate counts",
        _ALL_FEATURES,
        _COORDINATES,
        lambda a: a[..., -1:],
    ),
    _Row(
        "last coordinate left out",
        "the last coordinate is left out",
        _ALL_FEATURES,
        _COORDINATES,
        lambda a: a[..., :-1],
    ),
    _Row(
        "first coordinate left out",
        "the first coordinate is left out",
        _ALL_FEATURES,
        _COORDINATES,
        lambda a: a[..., 1:],
    ),
    _Row(
        "every other coordinate",
        "every other coordinate is left out",
        _ALL_FEATURES,
        _COORDINATES,
        lambda a: a[..., ::2],
    ),
    _Row(
        "coordinates sorted",
        "the coordinates of each point are sorted first",
        _AS_GIVEN,
        "order changed",
        lambda a: np.sort(a, axis=-1),
    ),
    _Row(
        "lengths made 1",
        "each point is divided by its length first",
        _AS_GIVEN,
        "scale changed",
        lambda a: a / np.linalg.norm(a, axis=-1, keepdims=True),
    ),
    _Row(
        "sums made 1",
        "each point is divided by its sum first",
        _AS_GIVEN,
        "scale changed",
        lambda a: a / a.sum(axis=-1, keepdims=True),
    ),
    _Row("logarithms taken", "logarithms are taken first", _AS_GIVEN, "scale changed", np.log),
)
"""Of all arrays of decimals with as many axes as the largest."""


def supposed(evidence: Evidence) -> Iterator[Misconception]:
    """What the question's first right function gives for altered inputs, as misconceptions that may be asked."""
    for right in evidence.question.styles[:1]:
        longest = max(evidence.trials, key=lambda trial: len(trial.names))
        is_one_list = sum(map(_is_array, longest.case.inputs)) == 1 and _most_axes(longest.case.inputs) == 1
        for row in _NUMBERS:
            if not (is_one_list and row.family == _COORDINATES):
                yield _misconception(row, _of_points(right, row.alter))
        if is_one_list or _most_axes(longest.case.inputs) > 1:
            yield from _of_rows(right)
        yield from _of_optional(right, evidence.trials)
        yield from _of_arguments(right, longest)


def _misconception(row: _Row, wrong: Callable[..., Any]) -> Misconception:
    return Misconception(row.name, f"It looks as if {row.looks_like}.", row.hint, wrong, row.family)


def _is_array(one: Any) -> bool:
    return isinstance(one, np.ndarray) and one.dtype.kind in "iuf"


def _most_axes(inputs: Sequence[Any]) -> int:
    return max((one.ndim for one in inputs if _is_array(one)), default=0)


def _of_points(right: Callable[..., Any], alter: Alter) -> Callable[..., Any]:
    """The right function of altered points: the arrays with the most axes."""

    def wrong(*arguments: Any, **keywords: Any) -> Any:
        axes = _most_axes(arguments)
        return right(
            *(alter(_float(one)) if _is_array(one) and one.ndim == axes else one for one in arguments), **keywords
        )

    return wrong


def _float(array: Array) -> Array:
    return array.astype(float)


_ROWS = (
    _Row("first row left out", "the first row is left out", _ALL_ROWS, "rows left out", lambda a: a[1:]),
    _Row("last row left out", "the last row is left out", _ALL_ROWS, "rows left out", lambda a: a[:-1]),
    _Row("first row only", "only the first row counts", _ALL_ROWS, "rows left out", lambda a: a[:1]),
    _Row("last row only", "only the last row counts", _ALL_ROWS, "rows left out", lambda a: a[-1:]),
    _Row("every other row", "every other row is left out", _ALL_ROWS, "rows left out", lambda a: a[::2]),
    _Row("first 10 rows only", "only the first 10 rows count", _ALL_ROWS, "rows left out", lambda a: a[:10]),
    _Row("first 50 rows only", "only the first 50 rows count", _ALL_ROWS, "rows left out", lambda a: a[:50]),
    _Row("first 100 rows only", "only the first 100 rows count", _ALL_ROWS, "rows left out", lambda a: a[:100]),
    _Row("first 1000 rows only", "only the first 1000 rows count", _ALL_ROWS, "rows left out", lambda a: a[:1000]),
    _Row("rows reversed", "the rows are taken in reversed order", _AS_GIVEN, "order changed", lambda a: a[::-1]),
)


def _of_rows(right: Callable[..., Any]) -> Iterator[Misconception]:
    for row in _ROWS:
        yield _misconception(row, _with_rows(right, row.alter))
    once = _Row(
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


def _unique_rows(array: Array) -> Array:
    """The places at which each different row stands first."""
    return np.sort(np.unique(array, axis=0, return_index=True)[1])


_COLUMNS = (
    _Row("centred", "the mean is subtracted first", _AS_GIVEN, "scale changed", lambda a: a - a.mean(axis=0)),
    _Row(
        "standardised",
        "each column is standardised first",
        _AS_GIVEN,
        "scale changed",
        lambda a: (a - a.mean(axis=0)) / a.std(axis=0),
    ),
    _Row(
        "scaled to 0 to 1",
        "each column is scaled to 0 to 1 first",
        _AS_GIVEN,
        "scale changed",
        lambda a: (a - a.min(axis=0)) / (a.max(axis=0) - a.min(axis=0)),
    ),
    _Row("columns sorted", "each column is sorted by itself", _AS_GIVEN, "order changed", lambda a: np.sort(a, axis=0)),
    _Row("one too large", "each number is taken for one more than it is", _COUNT, "one off", lambda a: a + 1),
    _Row(
        "counted from 1",
        "each number is taken for one less than it is, as if counted from 1",
        _COUNT,
        "one off",
        lambda a: a - 1,
    ),
    _Row("sorted", "it is sorted first", _AS_GIVEN, "order changed", np.sort),
    _Row("in reverse", "it is taken in reversed order", _AS_GIVEN, "order changed", lambda a: a[::-1]),
    _Row(
        "in one byte", "it is kept in one byte, which ends at 255", _DTYPE, "digits lost", lambda a: a.astype(np.uint8)
    ),
    _Row(
        "in one signed byte",
        "it is kept in one byte, which ends at 127",
        _DTYPE,
        "digits lost",
        lambda a: a.astype(np.int8),
    ),
    _Row("cut to whole numbers", "it is cut to whole numbers", _DTYPE, "digits lost", np.trunc),
    _Row("rounded", "it is rounded", _DTYPE, "digits lost", np.round),
    _Row("without signs", "its signs are lost", "Look for abs.", "signs lost", np.abs),
)
"""Of one argument by itself."""
_WHOLE = 4
"""So many of them say something new where there is but one argument."""


def _of_arguments(right: Callable[..., Any], trial: Trial) -> Iterator[Misconception]:
    for place, (name, value) in enumerate(zip(trial.names, trial.case.arguments, strict=False)):
        if isinstance(value, Chance):
            continue
        for row in _COLUMNS if len(trial.names) > 1 else _COLUMNS[:_WHOLE]:
            named = row._replace(name=f"{name}: {row.name}", looks_like=f"of {name}, {row.looks_like}")
            yield _misconception(named, _with_one(right, place, row.alter))
    for place in range(len(trial.case.arguments) - 1):
        one, other = trial.names[place : place + 2]
        words = f"{one} and {other} exchanged"
        swapped = _Row(
            words, f"{one} and {other} have changed places", "Compare the call with the def line.", "", np.abs
        )
        yield _misconception(swapped, _exchanged(right, place))


def _of_optional(right: Callable[..., Any], trials: Sequence[Trial]) -> Iterator[Misconception]:
    """That arguments which need not be given are not used."""
    longest = max(trials, key=lambda trial: len(trial.case.inputs))
    least = min(len(trial.case.arguments) for trial in trials)
    for name in longest.names[least:]:
        row = _Row(f"{name} not used", f"{name} is not used", "Where should it play a part?", "", np.abs)
        yield _misconception(row, lambda *arguments, **keywords: right(*arguments[:least]))


def _with_one(right: Callable[..., Any], place: int, alter: Alter) -> Callable[..., Any]:
    def wrong(*arguments: Any, **keywords: Any) -> Any:
        changed = list(arguments)
        changed[place] = alter(arguments[place])
        return right(*changed, **keywords)

    return wrong


def _exchanged(right: Callable[..., Any], place: int) -> Callable[..., Any]:
    def wrong(*arguments: Any, **keywords: Any) -> Any:
        changed = list(arguments)
        changed[place], changed[place + 1] = changed[place + 1], changed[place]
        return right(*changed, **keywords)

    return wrong
