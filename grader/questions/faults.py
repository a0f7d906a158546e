"""What is wrong with the answers to a function or a class: case by case, step by step, and with its arguments after."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from grader.border.standins import Chance, Itself, Opaque
from grader.border.steps import Call, Step
from grader.questions import wording
from grader.questions.alike import same
from grader.questions.answers import Answer, Outcome, Reply, kind_of
from grader.questions.compare import Compare, remark_on
from grader.questions.tables import is_table
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE, Case, ClassQuestion, CodeQuestion
from grader.verdict.verdict import Word

_KINDS = (
    np.ndarray,
    (int, float, complex, np.generic),
    (list, tuple),
    str,
    dict,
    (set, frozenset),
    datetime.date,
    datetime.timedelta,
)


@dataclass(frozen=True)
class Fault:
    """What is wrong with one answer: the case, the sentence, the word if all were like it, and the number of the step
    at which it is, if it is at one.
    """

    case: Case
    answer: Answer
    sentence: str
    word: Word
    step: int | None = None


def faults_of(question: CodeQuestion, cases: Sequence[Case], reply: Reply, expected: Reply) -> dict[str, list[Fault]]:
    """The faults of each aspect, by the aspect's name."""
    faults: dict[str, list[Fault]] = {aspect.name: [] for aspect in question.aspects}
    for case, answer, right in zip(cases, reply.answers, expected.answers, strict=True):
        fault = fault_of(question, case, answer, right)
        if fault is not None:
            faults[case.aspect].append(fault)
        changed = _changed_argument(question, case, answer)
        if changed and ARGUMENTS_LEFT_ALONE in faults:
            faults[ARGUMENTS_LEFT_ALONE].append(Fault(case, answer, changed, Word.WRONG))
    return faults


def is_told_by(fault: Fault) -> bool:
    """Whether the sentence on a fault tells already what form the answer has."""
    says = (_FORGOT_RETURN, ", and not ", "changed its ")
    return fault.word is not Word.WRONG or any(words in fault.sentence for words in says)


def smallest(faults: Sequence[Fault]) -> Fault:
    """The fault with the smallest input."""
    return min(faults, key=lambda one: wording.size_of_case(one.case))


def is_faulty(question: CodeQuestion, case: Case, answer: Answer, right: Answer) -> bool:
    """Whether an answer to a case is wrong, or its call changed what the question says is left alone."""
    if fault_of(question, case, answer, right) is not None:
        return True
    asks = any(aspect.name == ARGUMENTS_LEFT_ALONE for aspect in question.aspects)
    return asks and bool(_changed_argument(question, case, answer))


def fault_of(question: CodeQuestion, case: Case, answer: Answer, right: Answer) -> Fault | None:
    """What is wrong with what came back for a case, if anything is; its arguments are left aside."""
    if answer.outcome is not Outcome.RETURNED:
        return Fault(case, answer, *wording.broken_call(answer))
    if case.then:
        return _fault_of_steps(question, case, answer, right)
    found = _wrong_value(answer, right, partial(question.compare, case), question.name)
    return Fault(case, answer, *found) if found else None


def _fault_of_steps(question: CodeQuestion, case: Case, answer: Answer, right: Answer) -> Fault | None:
    """The fault of the first step that has one."""
    if answer.value is None:
        return Fault(case, answer, *_NOTHING_RETURNED)
    if not isinstance(answer.value, Opaque) and case.then[0] == Call("", case.then[0].inputs):
        return Fault(case, answer, f"It returned {kind_of(answer.value)}; return a function.", Word.MALFORMED)
    for number, (step, own, other) in enumerate(zip(case.then, answer.steps, right.steps, strict=False)):
        found = _fault_of_step(question, case, step, own, other)
        if found is not None:
            sentence, word = found
            return Fault(case, answer, wording.of_step(case.then, number, sentence), word, number)
    missing = len(answer.steps) < len(case.then)
    return Fault(case, answer, *wording.broken_call(Answer(Outcome.MALFORMED))) if missing else None


def _fault_of_step(
    question: CodeQuestion, case: Case, step: Step, answer: Answer, right: Answer
) -> tuple[str, Word] | None:
    if answer.outcome is not Outcome.RETURNED:
        return wording.broken_call(answer)
    if isinstance(question, ClassQuestion):
        if right.value is None:  # a method that is called for what it does
            return None
        if isinstance(right.value, Itself) and not isinstance(answer.value, Itself):
            return f"It returned {kind_of(answer.value)}; return the object itself: `return self`.", Word.WRONG
        return _wrong_value(answer, right, partial(question.compare, case, step), question.name)
    return _wrong_value(answer, right, partial(question.compare, case), question.name)


_FORGOT_RETURN = "Did you forget `return`?"
_NOTHING_RETURNED = f"It returned None. {_FORGOT_RETURN}", Word.WRONG


def _wrong_value(answer: Answer, right: Answer, compare: Compare, name: str) -> tuple[str, Word] | None:
    if answer.value is None and right.value is not None:
        return _NOTHING_RETURNED
    if isinstance(answer.value, Opaque):
        return f"It returned {kind_of(answer.value)}.", Word.MALFORMED
    sentence = remark_on(answer.value, right.value, compare, name)
    if sentence is None:
        return None
    return sentence, Word.WRONG if _same_kind(answer.value, right.value) else Word.MALFORMED


def _same_kind(answer: object, right: object) -> bool:
    if is_table(right):
        return type(answer) is type(right)
    return any(isinstance(answer, group) and isinstance(right, group) for group in _KINDS)


def _changed_argument(question: CodeQuestion, case: Case, answer: Answer) -> str:
    """A sentence naming the first argument that is not as it was before its call, or nothing."""
    names = wording.input_names(question.signature, case)
    for name in _changed(names, case.inputs, answer.after):
        return f"The call changed its argument {name}."
    for number, (step, own) in enumerate(zip(case.then, answer.steps, strict=False)):
        for name in _changed(wording.input_names_of_step(step), step.inputs, own.after):
            return wording.of_step(case.then, number, f"It changed its {name}.")
    return ""


def _changed(names: Sequence[str], before: Sequence[Any], after: Sequence[Any]) -> list[str]:
    pairs = zip(names, before, after, strict=False)
    return [name for name, one, other in pairs if not isinstance(one, Chance) and not same(one, other)]
