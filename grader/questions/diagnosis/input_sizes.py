"""Lengths and numbers that part the failing inputs from the right ones."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from grader.questions.diagnosis.evidence import Trial

_FEW = 3
_FAR_MORE = 3
Measure = Callable[[Trial], float]


def limits(failing: Sequence[Trial], right: Sequence[Trial]) -> Iterator[str]:
    """Ends of sentences on a length that only failing inputs have, or that is a limit between them and the others."""
    for words, measure in _measures(failing[0]):
        try:
            one, other = [[measure(trial) for trial in some] for some in (failing, right)]
        except (IndexError, AttributeError, TypeError):
            continue
        if set(one) == {1.0} and 1.0 not in other:
            yield words.format("just 1")
        elif "{" not in words:
            continue
        elif min(one) > max(other) and (len(failing) > 1 or min(one) >= _FAR_MORE * max(other)):
            yield words.format(f"{min(one):g} or more")
        elif max(one) < min(other) and len(failing) > 1:
            yield words.format(f"{max(one):g} or fewer")
        elif len(set(other)) == 1 and other[0] not in one and len(right) >= _FEW:
            yield words.format(f"not just {other[0]:g}")


def smaller_than(failing: Sequence[Trial]) -> Iterator[tuple[str, Callable[[Trial], bool]]]:
    """Ends of sentences on a length that is below that of all failing inputs, with what tells whether it is."""
    for words, measure in _measures(failing[0]):
        try:
            least = min(measure(trial) for trial in failing)
        except (IndexError, AttributeError, TypeError):
            continue
        if "{" in words and least > 1:
            yield words.format(f"fewer than {least:g}"), partial(_is_below, measure, least)


def _is_below(measure: Measure, least: float, trial: Trial) -> bool:
    return measure(trial) < least


def _measures(trial: Trial) -> Iterator[tuple[str, Measure]]:
    """Lengths of the arguments, and by how much one is longer than another, each with words to be filled."""
    tables = []
    for place, (name, one) in enumerate(zip(trial.names, trial.case.inputs, strict=False)):
        if isinstance(one, np.ndarray):
            sides = ((1, "columns"), (0, "rows")) if one.ndim > 1 else ((0, "entries"),)
            for axis, side in sides:
                yield f"the number of {side} of {name} is {{}}", _length(place, axis)
            tables.append((name, place))
        elif isinstance(one, int | float):
            yield f"{name} is {{}}", _value(place)
    for name, place in tables:
        for longer, other in tables:
            if place != other:
                yield from _longer(longer, other, name, place)


def _longer(name: str, place: int, other: str, other_place: int) -> Iterator[tuple[str, Measure]]:
    def more(trial: Trial) -> float:
        one, two = trial.case.inputs[place], trial.case.inputs[other_place]
        return float(len(one) > len(two))

    yield f"{name} is longer than {other}", more


def _length(place: int, axis: int) -> Measure:
    return lambda trial: float(trial.case.inputs[place].shape[axis])


def _value(place: int) -> Measure:
    return lambda trial: float(trial.case.inputs[place])
