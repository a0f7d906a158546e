"""Traits of inputs, in words, from telling ones to those that say little."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.questions.diagnosis.evidence import Trial, values_of

_LARGE, _TINY, _FAR = 1e6, 1e-6, 100.0
_MOST_ROWS = 100


@dataclass(frozen=True)
class Trait:
    """Something that an input has or has not: `words` end a sentence that begins "It goes wrong where"."""

    words: str
    has: Callable[[Trial], bool]

    def holds(self, trial: Trial) -> bool:
        """Whether the input of a trial has it."""
        try:
            return bool(self.has(trial))
        except (TypeError, ValueError, IndexError, AttributeError):
            return False


def _arrays(trial: Trial) -> list[np.ndarray]:
    return [one for one in trial.case.inputs if isinstance(one, np.ndarray)]


def _numbers(trial: Trial) -> list[np.ndarray]:
    """The arrays of numbers with the most axes: points, not labels."""
    found = [one for one in _arrays(trial) if one.dtype.kind in "iuf"]
    axes = max((one.ndim for one in found), default=0)
    return [one for one in found if one.ndim == axes and one.size]


def _labels(trial: Trial) -> Iterator[tuple[np.ndarray, int]]:
    """Each array of labels, with the number of rows to which they may point."""
    rows = [len(one) for one in _arrays(trial) if one.ndim > 1]
    for one in _arrays(trial):
        if one.ndim == 1 and one.dtype.kind in "iu" and one.size and rows and one.min() >= 0 and one.max() < rows[-1]:
            yield one, rows[-1]


def _without_points(trial: Trial) -> bool:
    return any(len(np.unique(labels)) < k for labels, k in _labels(trial))


def _one_point(trial: Trial) -> bool:
    return any((np.bincount(labels.astype(np.intp)) == 1).any() for labels, _ in _labels(trial))


def _apart(trial: Trial) -> bool:
    """Whether equal labels stand apart from each other."""
    return any(np.count_nonzero(np.diff(one)) + 1 > len(np.unique(one)) for one, _ in _labels(trial))


def _twice(trial: Trial) -> bool:
    return any(len(np.unique(one)) < len(one) for one, _ in _labels(trial))


def _ends_without_points(trial: Trial) -> bool:
    """Whether the right answer has labels and centroids, and one of these no label."""
    parts = values_of(trial)[1]
    if not isinstance(parts, tuple):
        return False
    centroids = [one for one in parts if isinstance(one, np.ndarray) and one.ndim == 2]
    labels = [one for one in parts if isinstance(one, np.ndarray) and one.ndim == 1 and one.dtype.kind in "iu"]
    return bool(centroids and labels) and len(np.unique(labels[0])) < len(centroids[0])


def _squares(trial: Trial) -> np.ndarray | None:
    """The squared distance of rows of the first array to those of the last, where there are some to compare."""
    tables = [one.astype(float) for one in _arrays(trial) if one.ndim == 2]
    if len(tables) < 2 or tables[0].shape[1] != tables[-1].shape[1] or len(tables[-1]) < 2:
        return None
    return np.asarray(((tables[0][:_MOST_ROWS, np.newaxis] - tables[-1]) ** 2).sum(axis=2))


def _tied(trial: Trial) -> bool:
    """Whether a row of the first array is equally far from two nearest rows of the last."""
    squares = _squares(trial)
    return squares is not None and bool(np.equal(*np.sort(squares, axis=1)[:, :2].T).any())


def _never_nearest(trial: Trial) -> bool:
    """Whether a row of the last array is nearest to none of the first."""
    squares = _squares(trial)
    if squares is None or len(squares) == _MOST_ROWS:
        return False
    return len(np.unique(squares.argmin(axis=1))) < squares.shape[1]


def _equal_rows(place: int) -> Callable[[Trial], bool]:
    def has(trial: Trial) -> bool:
        tables = [one for one in _arrays(trial) if one.ndim == 2]
        return len(np.unique(tables[place], axis=0)) < len(tables[place])

    return has


def _largest(trial: Trial) -> float:
    return max(float(np.abs(one).max()) for one in _numbers(trial))


def _is_far(trial: Trial) -> bool:
    together = np.concatenate([one.reshape(-1, one.shape[-1]).astype(float) for one in _numbers(trial)])
    return bool((np.abs(together.mean(axis=0)) > _FAR * together.std(axis=0)).all() and len(together) > 1)


def _right(trial: Trial) -> Any:
    return np.asarray(values_of(trial)[1])


TRAITS = (
    Trait("whole numbers come in", lambda t: any(one.dtype.kind in "iu" for one in _numbers(t))),
    Trait("all numbers are whole", lambda t: all(one.dtype.kind in "iu" for one in _numbers(t))),
    Trait("an array is read-only", lambda t: any(not one.flags.writeable for one in _arrays(t))),
    Trait("an array is stored by columns", lambda t: any(one.flags.fnc for one in _arrays(t))),
    Trait("an array is a part of a larger one", lambda t: any(not one.flags.forc for one in _arrays(t))),
    Trait(
        "an array is stored by columns or a part of a larger one",
        lambda t: any(not one.flags.c_contiguous for one in _arrays(t)),
    ),
    Trait("a label has no points", _without_points),
    Trait("a centroid is nearest to no point", _never_nearest),
    Trait("a cluster ends without points", _ends_without_points),
    Trait("a point is equally far from its two nearest centroids", _tied),
    Trait("no label occurs twice", lambda t: any(_labels(t)) and not _twice(t)),
    Trait("equal labels stand together", lambda t: any(_labels(t)) and not _apart(t)),
    Trait("equal labels do not all stand together", _apart),
    Trait("the first two arguments are equal", lambda t: np.array_equal(t.case.inputs[0], t.case.inputs[1])),
    Trait("the right answer is 0", lambda t: _right(t).ndim == 0 and not _right(t).any()),
    Trait("the right answer is empty", lambda t: _right(t).size == 0),
    Trait("the right answer is True", lambda t: _right(t).dtype == bool and _right(t).all()),
    Trait("the right answer is False", lambda t: _right(t).dtype == bool and not _right(t).any()),
    Trait("the right answer has several entries", lambda t: _right(t).ndim == 1 and _right(t).size > 1),
    Trait("two rows of the first argument are equal", _equal_rows(0)),
    Trait("two rows of the last argument are equal", _equal_rows(-1)),
    Trait("a label has a single point", _one_point),
    Trait("the numbers are tiny", lambda t: 0 < _largest(t) < _TINY),
    Trait("the numbers are huge", lambda t: _largest(t) > _LARGE),
    Trait("the points are far from zero and close together", _is_far),
    Trait("numbers are negative", lambda t: any((one < 0).any() for one in _numbers(t))),
    Trait("no number is negative", lambda t: not any((one < 0).any() for one in _numbers(t))),
    Trait("a number is 0", lambda t: any((one == 0).any() for one in _numbers(t))),
    Trait("an argument is given by name", lambda t: bool(t.case.keywords)),
    Trait("decimals come in", lambda t: any(one.dtype.kind == "f" for one in _numbers(t))),
)
