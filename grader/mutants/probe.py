"""The probe: what mutants answer to the cases of one seed, and which of them are worth keeping."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from grader.mutants.fuel import OutOfFuelError
from grader.mutants.mutant import Mutant
from grader.mutants.program import Program
from grader.questions.answers import Answer, Outcome
from grader.questions.diagnosis.misconceptions import answer_of
from grader.questions.faults import is_faulty
from grader.questions.vocabulary import Case, CodeQuestion, Misconception

SEED = 0
_LEAST_WRONG = 2
_ENOUGH = 8
"""So many crashes in a row, and none but crashes, are no mutant worth asking further."""


class Probe:
    """The cases of one seed of a question and the right answers to them."""

    def __init__(self, question: CodeQuestion, right: Program) -> None:
        self._question = question
        self.cases: Sequence[Case] = question.cases(np.random.default_rng(SEED))
        self._right = [answer_of(_plain(right.made()), case) for case in self.cases]

    def ranks(self, program: Program) -> dict[str, int]:
        """The dimensions of those parameters that are arrays of as many in all cases."""
        names = dict(enumerate(program.parameters))
        return {names[place]: rank for place, rank in self._ranks.items() if place in names}

    @cached_property
    def _ranks(self) -> dict[int, int]:
        found: dict[int, set[int | None]] = {}
        for case in self.cases:
            for place, argument in enumerate(case.arguments):
                found.setdefault(place, set()).add(argument.ndim if isinstance(argument, np.ndarray) else None)
        return {place: rank for place, (rank, *more) in found.items() if rank is not None and not more}

    def fuel_of(self, program: Program) -> int:
        """Enough for whatever the right program does, and not for an endless loop."""
        function = program.made()
        for case in self.cases:
            answer_of(_plain(function), case)
        return 4 * function.burned + 1000  # type: ignore[attr-defined]

    def answers(self, misconception: Misconception) -> list[Answer]:
        """What a wrong function answers to all cases; nothing where it goes on for ever, or only crashes."""
        answers: list[Answer] = []
        for case in self.cases:
            answers.append(answer_of(misconception, case))
            if answers[-1].error == OutOfFuelError.__name__:
                return []
            if len(answers) == _ENOUGH and not any(one.outcome is Outcome.RETURNED for one in answers):
                return []
        return answers

    def wrong_on(self, answers: Iterable[Answer]) -> str:
        """For each case 1 where the answer is wrong, else 0."""
        judged = zip(self.cases, answers, self._right, strict=True)
        return "".join("01"[is_faulty(self._question, case, answer, right)] for case, answer, right in judged)

    def is_telling(self, answers: Sequence[Answer], wrong_on: str) -> bool:
        """Whether the answers say enough: not only crashes, None or one and the same number, which many mistakes give,
        and not a single wrong one, which many explain.
        """
        if wrong_on.count("1") < _LEAST_WRONG or _is_one_constant(answers):
            return False
        return any(
            wrong == "1" and answer.outcome is Outcome.RETURNED and answer.end.value is not None
            for answer, wrong in zip(answers, wrong_on, strict=True)
        )


def _plain(function: Any) -> Misconception:
    return Misconception("", "", "", function)


def fingerprint(answers: Sequence[Answer], wrong_on: str) -> str:
    """A text that is the same for answers that are wrong in the same way, up to rounding."""
    return ";".join(_text(answer) for answer, wrong in zip(answers, wrong_on, strict=True) if wrong == "1")


def _text(answer: Answer) -> str:
    ends = [f"{one.outcome} {one.error} {_rounded(one.value)}" for one in (answer, *answer.steps)]
    return f"{ends} {_rounded(answer.after)}"


def _rounded(value: Any) -> str:
    """A value as text, its numbers to six digits."""
    if isinstance(value, list | tuple | set | frozenset):
        return f"{type(value).__name__}{[_rounded(one) for one in value]}"
    numbers = _numbers(value)
    if numbers is not None:
        return f"{numbers.dtype.kind in 'fc'} {numbers.shape} {[f'{one:.6g}' for one in numbers.ravel().tolist()]}"
    return repr(value)


def _numbers(value: Any) -> np.ndarray | None:
    """A number or an array of numbers as an array, or None."""
    if isinstance(value, np.ndarray | np.generic | bool | int | float | complex):
        numbers = np.asarray(value)
        return numbers if numbers.dtype.kind in "biufc" else None
    return None


def _is_one_constant(answers: Sequence[Answer]) -> bool:
    """Whether all answers are made of one and the same number, as those of many mistakes are."""
    found = [_numbers(answer.value) for answer in answers if answer.outcome is Outcome.RETURNED]
    if any(one is None or not one.size for one in found):
        return False
    return len({str(number) for one in found if one is not None for number in (one.min(), one.max())}) == 1


def best_of(mutants: Iterable[tuple[str, Mutant]]) -> list[Mutant]:
    """Of mutants that answer alike the one of the lowest rank, in the order of rank."""
    best: dict[str, Mutant] = {}
    for mark, one in mutants:
        if mark not in best or one.rank < best[mark].rank:
            best[mark] = one
    return sorted(best.values(), key=lambda one: one.rank)
