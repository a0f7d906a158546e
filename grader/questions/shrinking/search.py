"""The search for the smallest input that fails alike: a few rounds, in each of which many cases are asked at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.border.standins import Chance
from grader.errors import CourseError
from grader.questions import wording
from grader.questions.answers import Answer, Outcome, Reply
from grader.questions.diagnosis.crashes import mistake_in
from grader.questions.diagnosis.misconceptions import explains
from grader.questions.faults import Fault, faults_of, smallest
from grader.questions.kinds import Again, Asked
from grader.questions.showing import MOST_NUMBERS
from grader.questions.shrinking.axes import lengths_of
from grader.questions.shrinking.moves import is_small_enough, moves, telling_positions, weight_of
from grader.questions.vocabulary import Case, FunctionQuestion
from grader.verdict.verdict import Verdict

_ROUNDS, _MOST_ROUNDS, _MOST_CASES = 4, 8, 32
"""Rounds, those for an input that is still too large to be shown whole, and cases of a round."""
_THOROUGH = 2
"""Rounds in which all cases are asked where the smallest do not fail; later ones are for looks only."""
_FIRST = 8
"""The smallest cases of a round, which are asked first: mostly one of them fails alike."""
_SECONDS = 1.0
"""For all cases of a round together."""
_QUICK = 0.1
"""A reply is quick where it took no more than this part of the time that its question allows."""
_CAME_BACK = (Outcome.RETURNED, Outcome.RAISED)


@dataclass(frozen=True)
class _Failure:
    """A failing case: its fault in an aspect, and the right answer."""

    fault: Fault
    right: Answer

    @property
    def way(self) -> tuple[Any, ...]:
        """In what way it fails; two failures that differ in this may come from different mistakes."""
        answer = self.fault.answer
        form = _form(answer.value, self.right.value) if answer.outcome is Outcome.RETURNED else ()
        return self.fault.word, answer.error, answer.line, form


def told_by_less(question: FunctionQuestion, verdict: Verdict, asked: Asked, again: Again) -> Verdict:
    """The verdict on a fault, told by the smallest input found that fails in the same way.

    The learner's function is not asked again where it is slow, ended its process or answered what cannot be read.
    """
    try:
        once_more = bool(verdict.smallest_input and question.axes) and _may_be_asked_again(question, asked.reply)
        failing = _first_failure(question, asked) if once_more else None
    except CourseError:
        raise
    except Exception:  # an answer that the judge stumbled over as well
        return verdict
    if failing is None:
        return verdict
    aspect, failure = failing
    less = _Search(question, aspect, failure, verdict.diagnosis.split("; "), again).smallest()
    return _retold(question, verdict, aspect, failure.fault, less.fault)


def _may_be_asked_again(question: FunctionQuestion, reply: Reply) -> bool:
    came_back = all(answer.outcome in _CAME_BACK for answer in reply.answers)
    return came_back and reply.seconds <= _QUICK * question.seconds


def _first_failure(question: FunctionQuestion, asked: Asked) -> tuple[str, _Failure] | None:
    """The first aspect that fails, and its smallest failure, where that is of a case that may be made smaller."""
    faults = faults_of(question, asked.cases, asked.reply, asked.expected)
    for aspect in question.aspects:
        if faults[aspect.name]:
            fault = smallest(faults[aspect.name])
            right = next(
                right for case, right in zip(asked.cases, asked.expected.answers, strict=True) if case is fault.case
            )
            fixed = fault.case.then or any(isinstance(one, Chance) for one in fault.case.inputs)
            return None if fixed else (aspect.name, _Failure(fault, right))
    return None


class _Search:
    """Goes from a failure to smaller ones, as long as some round finds one."""

    def __init__(
        self,
        question: FunctionQuestion,
        aspect: str,
        failure: _Failure,
        named: Sequence[str],
        again: Again,
    ) -> None:
        self._question = replace(question, seconds=min(question.seconds, _SECONDS))
        self._aspect = aspect
        self._best = failure
        self._way = failure.way
        case, answer = failure.fault.case, failure.fault.answer
        mistakes = [one for one in question.misconceptions if one.name in named]
        self._mistakes = [one for one in mistakes if explains(question, one, case, answer)]
        self._again = again
        self._comes_back = True

    def smallest(self) -> _Failure:
        """The smallest failure that the rounds come to."""
        lengths = lengths_of(self._question, self._best.fault.case)
        telling = telling_positions(self._best.fault.answer.value, self._best.right.value, lengths or {})
        for number in range(_MOST_ROUNDS if lengths else 0):
            case = self._best.fault.case
            is_shown = wording.size_of_case(case) <= MOST_NUMBERS
            if (number > 0 and is_small_enough(case)) or (number >= _ROUNDS and is_shown):
                break
            cases = moves(self._question, case, telling if number == 0 else None, _MOST_CASES)
            cases.sort(key=weight_of)
            rest = cases[_FIRST:] if number < _THOROUGH or not is_shown else []
            if not (self._advance(cases[:_FIRST]) or self._advance(rest)):
                break
        return self._best

    def _advance(self, cases: Sequence[Case]) -> bool:
        """Ask the cases, and go to the first that fails alike. Whether one does."""
        if not cases or not self._comes_back:
            return False
        reply, expected = self._again(self._question, cases)
        self._comes_back = all(answer.outcome in _CAME_BACK for answer in reply.answers)
        for case, answer, right in zip(cases, reply.answers, expected.answers, strict=False):
            failure = self._failure(case, answer, right) if answer.outcome in _CAME_BACK else None
            if failure is not None:
                self._best = failure
                return True
        return False

    def _failure(self, case: Case, answer: Answer, right: Answer) -> _Failure | None:
        """The failure of a case that fails alike. What cannot be judged there is none."""
        try:
            if self._faults(case, right, right):
                return None
            faults = self._faults(case, answer, right)
            failure = _Failure(faults[0], right) if faults else None
            return failure if failure and failure.way == self._way and self._is_named(case, answer) else None
        except Exception:
            return None

    def _faults(self, case: Case, answer: Answer, right: Answer) -> list[Fault]:
        return faults_of(self._question, [case], Reply(True, (answer,)), Reply(True, (right,)))[self._aspect]

    def _is_named(self, case: Case, answer: Answer) -> bool:
        """Whether a mistake that is named, if any is, answers so too."""
        return not self._mistakes or any(explains(self._question, one, case, answer) for one in self._mistakes)


def _form(answer: Any, right: Any) -> Any:
    """What an answer is beside the right one: its type, which axes it has where its shape is wrong, and whether it
    holds numbers only.
    """
    if isinstance(answer, tuple) and isinstance(right, tuple) and len(answer) == len(right):
        return tuple(map(_form, answer, right))
    if not isinstance(answer, np.ndarray):
        return type(answer)
    numbers = answer.dtype.kind not in "fc" or bool(np.isfinite(answer).all())
    axes = () if answer.shape == np.shape(right) else tuple(length == 1 for length in answer.shape)
    return answer.dtype, answer.ndim, axes, numbers


def _retold(question: FunctionQuestion, verdict: Verdict, aspect: str, before: Fault, after: Fault) -> Verdict:
    """The verdict with the sentence and the input of another fault of the same aspect."""
    if after is before:
        return verdict
    headline = after.sentence.join(verdict.headline.rsplit(before.sentence, 1))
    crash, other = (mistake_in(fault.answer.end) for fault in (before, after))
    if crash and other and crash.name == other.name:
        headline = headline.replace(crash.looks_like, other.looks_like, 1)
    aspects = tuple(replace(one, remark=after.sentence) if one.name == aspect else one for one in verdict.aspects)
    shown = wording.call(question.signature, after.case, after.answer)
    return replace(verdict, headline=headline, aspects=aspects, smallest_input=shown)
