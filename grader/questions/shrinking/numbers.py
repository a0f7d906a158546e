"""Simpler numbers in the place of a case's own: whole ones, small ones, none where a zero will do."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.questions.shrinking.axes import named_inputs, stored_like, with_inputs
from grader.questions.vocabulary import Case, FunctionQuestion

_MOST_ENTRIES = 16
"""Numbers that are made simpler one by one."""


def with_simpler_numbers(question: FunctionQuestion, case: Case) -> Iterator[Case]:
    """The case with all its numbers changed in one way: rounded, scaled down, moved to zero, replaced by their ranks.

    Arrays whose last axis is the same are changed together, so that points stay beside their centroids.
    """
    groups = _groups(question, case)
    for change in _CHANGES:
        inputs: dict[str, np.ndarray] = {}
        for group in groups:
            inputs |= _changed(group, change)
        yield with_inputs(question, case, inputs)


def with_a_simpler_number(question: FunctionQuestion, case: Case) -> Iterator[Case]:
    """The case with a single number changed: to 0, 1, 2, or its half."""
    arrays = {name: array for group in _groups(question, case) for name, array in group.items()}
    if sum(array.size for array in arrays.values()) > _MOST_ENTRIES:
        return
    for name, array in arrays.items():
        for place, number in np.ndenumerate(array):
            for simpler in (0, 1, 2, int(number / 2)):
                values = array.copy()
                values[place] = simpler
                yield with_inputs(question, case, {name: stored_like(array, values)})


def _groups(question: FunctionQuestion, case: Case) -> list[dict[str, np.ndarray]]:
    """The arrays of finite real numbers that are no indices, by name, those with the same last axis together."""
    groups: dict[str, dict[str, np.ndarray]] = {}
    for name, value in named_inputs(question, case).items():
        if name in question.axes and name not in question.indices and _is_data(value):
            groups.setdefault(question.axes[name][-1], {})[name] = value
    return list(groups.values())


def _is_data(value: Any) -> bool:
    return (
        isinstance(value, np.ndarray)
        and value.dtype.kind in "iuf"
        and value.size > 0
        and bool(np.isfinite(value).all())
    )


def _changed(group: dict[str, np.ndarray], change: Callable[[np.ndarray], np.ndarray]) -> dict[str, np.ndarray]:
    blocks = [array.reshape(-1, array.shape[-1]).astype(float) for array in group.values()]
    ends = np.cumsum([len(block) for block in blocks])[:-1]
    parts = np.split(change(np.concatenate(blocks)), ends)
    return {
        name: stored_like(array, part.reshape(array.shape) + 0.0)
        for (name, array), part in zip(group.items(), parts, strict=True)
    }


def _unit(block: np.ndarray) -> float:
    """The power of ten of the largest number."""
    largest = float(np.abs(block).max())
    return float(10.0 ** np.floor(np.log10(largest))) if largest > 0 else 1.0


def _ranks(numbers: np.ndarray) -> np.ndarray:
    return np.unique(numbers, return_inverse=True)[1].reshape(numbers.shape)


def _moved_to_zero(block: np.ndarray) -> np.ndarray:
    whole = np.rint(block)
    return np.asarray(whole - whole.min(axis=0))


_CHANGES: tuple[Callable[[np.ndarray], np.ndarray], ...] = (
    lambda block: np.apply_along_axis(_ranks, 0, block),
    _ranks,
    _moved_to_zero,
    np.rint,
    lambda block: np.rint(block / _unit(block)),
    lambda block: np.rint(block / _unit(block)) * _unit(block),
    lambda block: np.round(block, 1),
)
