"""Lengths and numbers that part the failing inputs from the right ones."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from grader.questions.diagnosis.evidence import Trial

_FEW = 3
Measure = Callable[[Trial], float]


def limits(failing: Sequence[Trial], right: Sequence[Trial]) -> Iterator[str]:
    """Sentences' ends on a length that all failing inputs have and no right one has, or that is a limit between them."""
    for words, measure in _measures(failing[0]):
        try:
            one, other = [[measure(trial) for trial in some] for some in (failing, right)]
        except (IndexError, AttributeError, TypeError):
            continue
        if len(set(one)) == 1 and one[0] not in other:
            yield words.format(_exactly(one[0]))
        elif min(one) > max(other):
            yield words.format(f"more than {max(other):g}")
        elif max(one) < min(other):
            yield words.format(f"fewer than {min(other):g}")
        elif len(set(other)) == 1 and other[0] not in one and len(right) >= _FEW:
            yield words.format(f"not just {other[0]:g}")


def _exactly(number: float) -> str:
    return "just one" if number == 1 else f"just {number:g}"


def _measures(trial: Trial) -> Iterator[tuple[str, Measure]]:
    """Lengths of the arguments, and by how much one is longer than another, each with words to be filled."""
    tables = []
    for place, (name, one) in enumerate(zip(trial.names, trial.case.inputs, strict=False)):
        if isinstance(one, np.ndarray):
            sides = ("rows", "columns") if one.ndim > 1 else ("entries",)
            for axis, side in enumerate(sides):
                yield f"{name} has {{}} {side}", _length(place, axis)
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

    yield f"{name} is longer than {other}{{0:.0}}", more


def _length(place: int, axis: int) -> Measure:
    return lambda trial: float(trial.case.inputs[place].shape[axis])


def _value(place: int) -> Measure:
    return lambda trial: float(trial.case.inputs[place])
