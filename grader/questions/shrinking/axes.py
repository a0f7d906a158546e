"""Parts of a case: some positions of its axes, taken in every argument that has these axes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from grader.questions import wording
from grader.questions.vocabulary import Case, FunctionQuestion

Positions = Mapping[str, Sequence[int]]
"""For axes, by their letters, the positions that are kept, in ascending order."""


def named_inputs(question: FunctionQuestion, case: Case) -> dict[str, Any]:
    """The inputs of a case by the names of their parameters."""
    return dict(zip(wording.input_names(question.signature, case), case.inputs, strict=True))


def with_inputs(question: FunctionQuestion, case: Case, inputs: Mapping[str, Any]) -> Case:
    """The case with these inputs in place of its own; names that are missing stay as they are."""
    names = wording.input_names(question.signature, case)
    arguments = tuple(inputs.get(name, one) for name, one in zip(names, case.arguments, strict=False))
    return replace(
        case, arguments=arguments, keywords={name: inputs.get(name, one) for name, one in case.keywords.items()}
    )


def lengths_of(question: FunctionQuestion, case: Case) -> dict[str, int] | None:
    """The length of each axis that the question declares. None where an argument does not have its axes, or equal
    letters have different lengths.
    """
    lengths: dict[str, int] = {}
    for name, value in named_inputs(question, case).items():
        letters = question.axes.get(name, "")
        shape = _shape(value) if letters else ()
        if len(shape) != len(letters):
            return None
        if any(lengths.setdefault(letter, length) != length for letter, length in zip(letters, shape, strict=True)):
            return None
    return lengths


def part_of(question: FunctionQuestion, case: Case, keep: Positions) -> Case | None:
    """The case with these positions of its axes only; other axes stay whole. None where nothing of an axis is left.

    Where an index points to a position that is left out, its own position is left out too; the others are renumbered.
    """
    lengths, inputs = lengths_of(question, case) or {}, named_inputs(question, case)
    kept = {letter: list(keep.get(letter, range(length))) for letter, length in lengths.items()}
    while dangling := _dangling(question, inputs, lengths, kept):
        kept.update(dangling)
    if not lengths or any(lengths[letter] and not places for letter, places in kept.items()):
        return None
    taken = {name: _taken(value, question.axes[name], kept) for name, value in inputs.items() if name in question.axes}
    for name, letter in question.indices.items():
        if name in taken and letter in lengths:
            taken[name] = _renumbered(taken[name], lengths[letter], kept[letter])
    return with_inputs(question, case, taken)


def stored_like(original: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Values with the dtype, the memory order and the read-only flag of an array."""
    array = values.astype(original.dtype, order="C")
    if not original.flags.c_contiguous:
        array = np.asfortranarray(array) if original.flags.f_contiguous else _strided(array)
    array.flags.writeable = original.flags.writeable
    return array


def _strided(array: np.ndarray) -> np.ndarray:
    wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), dtype=array.dtype)
    wide[..., ::2] = array
    return wide[..., ::2]


def _shape(value: Any) -> tuple[int, ...]:
    """The lengths that an argument gives: an array's, a list's, or the one that a whole number is itself."""
    if isinstance(value, np.ndarray):
        return value.shape
    if isinstance(value, list | tuple):
        return (len(value),)
    return (value,) if type(value) is int else ()


def _dangling(
    question: FunctionQuestion, inputs: Mapping[str, Any], lengths: Mapping[str, int], kept: Positions
) -> dict[str, list[int]]:
    """The axes of which more has to go, since an index points to what is left out, and what stays of each."""
    changed = {}
    for name, letter in question.indices.items():
        if name in inputs and letter in lengths:
            own, gone = question.axes[name], set(range(lengths[letter])) - set(kept[letter])
            places = [place for place in kept[own] if int(inputs[name][place]) not in gone]
            if len(places) < len(kept[own]):
                changed[own] = places
    return changed


def _taken(value: Any, letters: str, kept: Positions) -> Any:
    places = [kept[letter] for letter in letters]
    if isinstance(value, np.ndarray):
        return stored_like(value, value[np.ix_(*places)])
    if isinstance(value, list | tuple):
        return type(value)(value[place] for place in places[0])
    return len(places[0])


def _renumbered(entries: Any, length: int, places: Sequence[int]) -> Any:
    """Indices into an axis, as they are after only some of its positions were kept; what was no position stays."""
    old = np.asarray(entries)
    inside = (old >= 0) & (old < length)
    new = np.where(inside, np.searchsorted(places, np.where(inside, old, 0)), old)
    return stored_like(entries, new) if isinstance(entries, np.ndarray) else type(entries)(new.tolist())
