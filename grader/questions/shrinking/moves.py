"""From a failing case to smaller ones that may fail too: the moves of one round."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any

import numpy as np

from grader.questions import wording
from grader.questions.shrinking.axes import Positions, lengths_of, part_of
from grader.questions.shrinking.numbers import with_a_simpler_number, with_simpler_numbers
from grader.questions.vocabulary import Case, FunctionQuestion

Choose = Callable[[int, int, Sequence[int]], list[int]]
_FEW = 3
"""Lengths of an axis up to which all are tried, and positions that are left out one by one up to twice as many."""
_ENOUGH, _DIGIT = 6, 3
"""Numbers that are few, and the characters of one that has one digit."""
_LARGE = 100
"""Numbers from which on the length of a text no longer tells which of two cases is larger."""


def moves(question: FunctionQuestion, case: Case, telling: Positions | None, most: int) -> list[Case]:
    """At most so many different cases, each simpler than this one and within the contract as far as it is declared.

    `telling` names positions at which the fault is seen: a few positions, these first, are tried before all else. None
    says that they have been tried.
    """
    simpler: dict[tuple[Any, ...], Case] = {}
    weight = weight_of(case)
    for one in _all_moves(question, case, telling):
        if weight_of(one) < weight:
            simpler.setdefault(tuple(map(_content, one.inputs)), one)
        if len(simpler) == 2 * most:
            break
    return list(islice((one for one in simpler.values() if is_valid(question, one)), most))


def weight_of(case: Case) -> tuple[int, int, float]:
    """How much there is to read: the numbers, where they are many, then the characters that they take; last, how large
    the numbers are.
    """
    size = wording.size_of_case(case)
    if size > _LARGE:
        return size, 0, 0.0
    arrays = [one for one in case.inputs if isinstance(one, np.ndarray) and one.dtype.kind in "iuf"]
    return 0, sum(map(_characters, case.inputs)), sum(float(np.abs(one.astype(float)).sum()) for one in arrays)


def is_small_enough(case: Case) -> bool:
    """Whether nobody needs a smaller case: some six numbers of one digit each."""
    _, characters, _ = weight_of(case)
    size = wording.size_of_case(case)
    return size <= _ENOUGH and characters <= _DIGIT * size


def is_valid(question: FunctionQuestion, case: Case) -> bool:
    """Whether the question says that a case is one of its own; what its rule stumbles over is not."""
    try:
        with np.errstate(all="ignore"):
            return question.valid is None or bool(question.valid(case))
    except Exception:
        return False


def telling_positions(answer: Any, right: Any, lengths: Mapping[str, int]) -> dict[str, list[int]]:
    """The positions of axes at which an answer of the right shape differs; where it holds indices, those too."""
    arrays = isinstance(answer, np.ndarray) and isinstance(right, np.ndarray)
    if (
        not arrays
        or answer.shape != right.shape
        or not answer.ndim
        or not answer.size
        or answer.dtype.kind not in "iuf"
    ):
        return {}
    with np.errstate(all="ignore"):
        rows = np.flatnonzero((answer != right).reshape(len(answer), -1).any(axis=1))[:_FEW].tolist()
    found = {letter: rows for letter, length in lengths.items() if length == len(answer)}
    if rows and answer.ndim == 1 and answer.dtype.kind in "iu":
        entries = list(dict.fromkeys([int(right[rows[0]]), int(answer[rows[0]])]))
        others = {letter: length for letter, length in lengths.items() if letter not in found}
        found |= {letter: entries for letter, length in others.items() if min(entries) >= 0 and max(entries) < length}
    return found


def _all_moves(question: FunctionQuestion, case: Case, telling: Positions | None) -> Iterator[Case]:
    lengths = lengths_of(question, case) or {}
    if telling is not None:
        yield from _parts(question, case, _few(lengths, telling, _telling))
    yield from _parts(question, case, _less(lengths))
    yield from with_simpler_numbers(question, case)
    yield from with_a_simpler_number(question, case)
    yield from _parts(question, case, _few(lengths, {}, _first))
    yield from _parts(question, case, _few(lengths, {}, _last))


def _parts(question: FunctionQuestion, case: Case, choices: Iterable[Positions]) -> Iterator[Case]:
    for keep in choices:
        if (part := part_of(question, case, keep)) is not None:
            yield part


def _few(lengths: Mapping[str, int], telling: Positions, choose: Choose) -> Iterator[Positions]:
    """A few positions of each axis, the fewest first."""
    most = [range(1, min(length, _FEW) + 1) for length in lengths.values()]
    for some in sorted(product(*most), key=sum):
        pairs = zip(lengths.items(), some, strict=True)
        yield {letter: choose(length, few, telling.get(letter, ())) for (letter, length), few in pairs}


def _telling(length: int, few: int, telling: Sequence[int]) -> list[int]:
    return sorted(islice(dict.fromkeys([*telling, *range(length)]), few))


def _first(length: int, few: int, telling: Sequence[int]) -> list[int]:
    return list(range(few))


def _last(length: int, few: int, telling: Sequence[int]) -> list[int]:
    return list(range(length - few, length))


def _less(lengths: Mapping[str, int]) -> Iterator[Positions]:
    """Each half of a long axis, and any axis without a quarter of it, or without one of its few positions."""
    for letter, length in lengths.items():
        if length > 2 * _FEW:
            yield {letter: range(length // 2)}
            yield {letter: range(length // 2, length)}
        for gone in np.array_split(np.arange(length), min(length, 2 * _FEW)):
            yield {letter: np.delete(np.arange(length), gone).tolist()}


def _content(value: Any) -> Any:
    return (value.shape, value.tobytes()) if isinstance(value, np.ndarray) else repr(value)


def _characters(value: Any) -> int:
    if isinstance(value, np.ndarray):
        plain = value.dtype.kind in "iuf"
        return sum(len(f"{one:g}" if plain else str(one)) + _DIGIT - 1 for one in value.ravel().tolist())
    return len(repr(value))
