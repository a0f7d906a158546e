"""Relations of arrays: their order, their ends, and arguments that come back as they were."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from grader.questions.diagnosis.evidence import Trial
from grader.questions.diagnosis.guesses import Mistake
from grader.questions.diagnosis.relations import Related

_ORDER = "Look at: sort, sorted, unique, [::-1], and the order in which rows are put together."
_ENDS = "Look at: where range and slices start and end, and a return or break inside the loop."


def _repeated(row: np.ndarray, rows: np.ndarray) -> np.ndarray | None:
    """One row for all, where it is no single number: a number may be the same by chance."""
    return np.repeat(row, len(rows), axis=0) if rows.ndim == 2 else None


class _Row(NamedTuple):
    name: str
    looks_like: str
    hint: str
    make: Callable[[np.ndarray], Any]


_ROWS = (
    _Row("reversed", "The order is reversed.", _ORDER, lambda r: r[::-1]),
    _Row("columns reversed", "The columns stand in reversed order.", _ORDER, lambda r: r[:, ::-1]),
    _Row("sorted", "The entries are sorted.", _ORDER, lambda r: np.sort(r, axis=0) if r.ndim == 1 else None),
    _Row(
        "sorted downwards",
        "The entries are sorted downwards.",
        _ORDER,
        lambda r: np.sort(r)[::-1] if r.ndim == 1 else None,
    ),
    _Row("rows sorted", "The rows are sorted.", _ORDER, lambda r: r[np.lexsort(r.T[::-1])] if r.ndim == 2 else None),
    _Row(
        "rows sorted",
        "The rows are sorted by their first number.",
        _ORDER,
        lambda r: r[np.argsort(r[:, 0], kind="stable")],
    ),
    _Row(
        "columns sorted",
        "Each column is sorted by itself.",
        _ORDER,
        lambda r: np.sort(r, axis=0) if r.ndim == 2 else None,
    ),
    _Row("moved one place on", "Each entry stands one place too late.", _ENDS, lambda r: np.roll(r, 1, axis=0)),
    _Row("moved one place back", "Each entry stands one place too early.", _ENDS, lambda r: np.roll(r, -1, axis=0)),
    _Row(
        "transposed",
        "Rows and columns have changed places.",
        "Look at: .T, and what goes by rows.",
        lambda r: r.T if r.ndim == 2 else None,
    ),
    _Row(
        "running sums",
        "Each entry is the sum of all entries up to it.",
        "Start each sum anew.",
        lambda r: np.cumsum(r, axis=0),
    ),
    _Row(
        "differences",
        "Each entry is the difference of two neighbours.",
        "Look for np.diff.",
        lambda r: np.diff(r, axis=0),
    ),
    _Row("last entry missing", "The last entry is missing.", _ENDS, lambda r: r[:-1]),
    _Row("first entry missing", "The first entry is missing.", _ENDS, lambda r: r[1:]),
    _Row("first entry only", "Only the first entry comes back.", _ENDS, lambda r: r[:1]),
    _Row("last entry only", "Only the last entry comes back.", _ENDS, lambda r: r[-1:]),
    _Row("first entry instead of all", "Only the first entry comes back.", _ENDS, lambda r: r[0]),
    _Row("last entry instead of all", "Only the last entry comes back.", _ENDS, lambda r: r[-1]),
    _Row("last entry twice", "The last entry stands in it twice.", _ENDS, lambda r: np.concatenate([r, r[-1:]])),
    _Row("first entry twice", "The first entry stands in it twice.", _ENDS, lambda r: np.concatenate([r[:1], r])),
    _Row(
        "a zero before it",
        "An entry 0 stands before the others.",
        _ENDS,
        lambda r: np.concatenate([np.zeros_like(r[:1]), r]),
    ),
    _Row(
        "a zero after it",
        "An entry 0 stands after the others.",
        _ENDS,
        lambda r: np.concatenate([r, np.zeros_like(r[:1])]),
    ),
    _Row("last row everywhere", "Every row is the last one.", _ENDS, lambda r: _repeated(r[-1:], r)),
    _Row("first row everywhere", "Every row is the first one.", _ENDS, lambda r: _repeated(r[:1], r)),
    _Row("each entry once", "Each entry stands in it only once.", "Look at: np.unique and set.", np.unique),
    _Row("all zeros", "It is all zeros.", "Look at: whether what you work out is ever written into it.", np.zeros_like),
    _Row("sum of the entries", "The entries are added up.", "How many values shall come back?", lambda r: r.sum()),
    _Row(
        "mean of the entries",
        "The mean of the entries comes back.",
        "How many values shall come back?",
        lambda r: r.mean(),
    ),
    _Row("places of the entries", "The places of the entries come back, by size.", "Look for argsort.", np.argsort),
)


def relations_of_arrays(trial: Trial | None) -> Iterator[Related]:
    """The relations of arrays; those with arguments by the names of one trial."""
    for row in _ROWS:
        yield Related(Mistake(row.name, row.looks_like, row.hint), partial(_made, row.make))
    for place, name in enumerate(trial.names if trial else ()):
        words = f"{name} returned as it is"
        hint = "Look at: whether what you work out is ever put into what you return."
        yield Related(Mistake(words, f"It is {name}, as it was handed in.", hint), partial(_argument, place))


def _made(make: Callable[[np.ndarray], Any], trial: Trial, right: Any) -> Any:
    array = np.asarray(right)
    return make(array) if array.ndim else None


def _argument(place: int, trial: Trial, right: Any) -> Any:
    return trial.case.inputs[place]
