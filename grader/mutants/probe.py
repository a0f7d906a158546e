"""The probe: what mutants answer to the cases of one seed, and which of them are worth keeping."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.border.standins import Chance
from grader.mutants.fuel import OutOfFuelError
from grader.mutants.marks import is_one_constant, mark_of
from grader.mutants.program import Program
from grader.questions.answers import Answer, Outcome
from grader.questions.diagnosis.misconceptions import answer_of
from grader.questions.faults import is_faulty
from grader.questions.vocabulary import Case, CodeQuestion, Misconception

SEED = 0
_LEAST_WRONG = 2
_EVERY = 3
_FEW = 8
"""Draws of a case of chance, by which functions are told apart that draw in the same way."""


@dataclass(frozen=True)
class Finding:
    """What the probe tells of a wrong function: for each case 1 where it is wrong, else 0; a mark that is the same for
    all that are wrong in the same way.
    """

    wrong_on: str
    mark: str


class Probe:
    """The cases of one seed of a question, and the right answers to them."""

    def __init__(self, question: CodeQuestion, right: Program) -> None:
        self._question = question
        self.cases: Sequence[Case] = question.cases(np.random.default_rng(SEED))
        self.is_of_chance = any(_is_of_chance(case) for case in self.cases)
        function = right.made()
        self._right = [self._answer(function, case) for case in self.cases]
        self._few = [_with_few_draws(case) for case in self.cases] if self.is_of_chance else self.cases[::_EVERY]
        self._right_few = mark_of([self._answer(function, case) for case in self._few])

    def ranks(self, program: Program) -> dict[str, int]:
        """The dimensions of those parameters that are arrays of as many in all cases."""
        found: dict[str, set[int | None]] = {}
        for case in self.cases:
            for name, argument in zip(program.parameters, case.arguments, strict=False):
                found.setdefault(name, set()).add(argument.ndim if isinstance(argument, np.ndarray) else None)
        return {name: rank for name, (rank, *more) in found.items() if rank is not None and not more}

    def fuel_of(self, program: Program) -> int:
        """Enough for whatever the right program does, and not for an endless loop."""
        function = program.made()
        for case in self._few if self.is_of_chance else self.cases:
            self._answer(function, case)
        return 4 * function.burned + 1000  # type: ignore[attr-defined]

    def finding(self, function: Callable[..., Any], rank: int, seen: dict[str, int]) -> Finding | None:
        """What all cases tell of a function; None where that is not enough: it is right, or it gives only crashes,
        None or one and the same number, which many mistakes give, or a single wrong answer, which many explain.

        None too where it answers a part of the cases as one of no higher rank did before it: `seen` keeps the marks and
        the ranks.
        """
        few = self._answers(function, self._few)
        quick = mark_of(few)
        if seen.get(quick, rank + 1) <= rank or not any(answer.outcome is Outcome.RETURNED for answer in few):
            return None
        if quick != self._right_few:
            seen[quick] = rank
        elif self.is_of_chance:  # it draws as the solution does
            return None
        answers = self._answers(function, self.cases, () if self.is_of_chance else few)
        return self._told(answers) if len(answers) == len(self.cases) else None

    def _answers(
        self, function: Callable[..., Any], cases: Sequence[Case], known: Sequence[Answer] = ()
    ) -> list[Answer]:
        """The answers to some cases, of which every so many are known already; none where it goes on for ever."""
        answers: list[Answer] = []
        for number, case in enumerate(cases):
            is_known = bool(known) and number % _EVERY == 0
            answers.append(known[number // _EVERY] if is_known else self._answer(function, case))
            if answers[-1].error == OutOfFuelError.__name__:
                return []
        return answers

    def _told(self, answers: Sequence[Answer]) -> Finding | None:
        judged = list(zip(self.cases, answers, self._right, strict=True))
        wrong = [is_faulty(self._question, case, answer, right) for case, answer, right in judged]
        told = [answer for answer, is_wrong in zip(answers, wrong, strict=True) if is_wrong]
        if len(told) < _LEAST_WRONG or is_one_constant(answers) or not any(map(_says_something, told)):
            return None
        wrong_on = "".join("01"[one] for one in wrong)
        return Finding(wrong_on, f"{wrong_on} {mark_of(told)}")

    def _answer(self, function: Callable[..., Any], case: Case) -> Answer:
        return answer_of(Misconception("", "", "", function), case)


def _says_something(answer: Answer) -> bool:
    return answer.outcome is Outcome.RETURNED and answer.end.value is not None


def _is_of_chance(case: Case) -> bool:
    return any(isinstance(one, Chance) for one in case.inputs)


def _with_few_draws(case: Case) -> Case:
    few = (Chance(one.seeds[:_FEW]) if isinstance(one, Chance) else one for one in case.arguments)
    return replace(case, arguments=tuple(few))
