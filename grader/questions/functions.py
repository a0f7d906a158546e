"""The judge: answers against the solved notebook's, aspect by aspect, to a verdict. Nothing here ever runs a
learner's code.
"""

import datetime
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from grader.border.standins import Chance, Opaque
from grader.questions import ARGUMENTS_LEFT_ALONE, Case, FunctionQuestion, wording
from grader.questions.alike import same
from grader.questions.answers import STUB_ERROR, Answer, Outcome, Reply, kind_of
from grader.questions.compare import remark_on
from grader.questions.diagnose import find_misconception
from grader.questions.tables import is_table
from grader.verdict.verdict import AspectResult, Verdict, Word

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
    """What is wrong with one answer: the case, the sentence, and the word if all were like it."""

    case: Case
    answer: Answer
    sentence: str
    word: Word


def judge_function(
    question: FunctionQuestion, grade_id: str, max_score: float, cases: Sequence[Case], reply: Reply, expected: Reply
) -> Verdict:
    """Judge a learner's answers to a function question.

    `expected` holds the solved notebook's answers to the same cases, in the same order.
    """
    if not reply.defined or not reply.answers:
        return _undefined(question, grade_id, max_score, reply)
    if all(answer.error == STUB_ERROR for answer in reply.answers):
        headline = wording.headline(question.name, Word.NOT_ATTEMPTED, f"It still raises {STUB_ERROR}.")
        return Verdict(grade_id, Word.NOT_ATTEMPTED, 0.0, max_score, headline, seconds=reply.seconds)
    faults = _faults(question, cases, reply, expected)
    results = _aspect_results(question, faults, max_score)
    score = round(sum(result.score for result in results), 6)
    if not any(faults.values()):
        headline = wording.headline(question.name, Word.RIGHT, f"All {len(cases)} hidden cases are right.")
        return Verdict(grade_id, Word.RIGHT, max_score, max_score, headline, aspects=results, seconds=reply.seconds)
    return _explain(question, grade_id, score, max_score, faults, results, cases, reply)


def _faults(question: FunctionQuestion, cases: Sequence[Case], reply: Reply, expected: Reply) -> dict[str, list[Fault]]:
    """The faults of each aspect, by the aspect's name."""
    faults: dict[str, list[Fault]] = {aspect.name: [] for aspect in question.aspects}
    for case, answer, right in zip(cases, reply.answers, expected.answers, strict=True):
        fault = _fault(question, case, answer, right)
        if fault is not None:
            faults[case.aspect].append(fault)
        changed = _changed_argument(question, case, answer)
        if changed and ARGUMENTS_LEFT_ALONE in faults:
            faults[ARGUMENTS_LEFT_ALONE].append(Fault(case, answer, changed, Word.WRONG))
    return faults


def _fault(question: FunctionQuestion, case: Case, answer: Answer, right: Answer) -> Fault | None:
    if answer.outcome is Outcome.RETURNED:
        return _wrong_value(question, case, answer, right)
    sentence, word = wording.broken_call(answer)
    return Fault(case, answer, sentence, word)


def _wrong_value(question: FunctionQuestion, case: Case, answer: Answer, right: Answer) -> Fault | None:
    if answer.value is None and right.value is not None:
        return Fault(case, answer, "It returned None. Did you forget `return`?", Word.WRONG)
    if isinstance(answer.value, Opaque):
        return Fault(case, answer, f"It returned {kind_of(answer.value)}.", Word.MALFORMED)
    sentence = remark_on(answer.value, right.value, partial(question.compare, case), question.name)
    if sentence is None:
        return None
    return Fault(case, answer, sentence, Word.WRONG if _same_kind(answer.value, right.value) else Word.MALFORMED)


def _same_kind(answer: object, right: object) -> bool:
    if is_table(right):
        return type(answer) is type(right)
    return any(isinstance(answer, group) and isinstance(right, group) for group in _KINDS)


def _changed_argument(question: FunctionQuestion, case: Case, answer: Answer) -> str:
    """A sentence naming the first argument that is not as it was before the call, or nothing."""
    names = wording.input_names(question.signature, case)
    for name, before, after in zip(names, case.inputs, answer.after, strict=False):
        if not isinstance(before, Chance) and not same(before, after):
            return f"The call changed its argument {name}."
    return ""


def _aspect_results(
    question: FunctionQuestion, faults: dict[str, list[Fault]], max_score: float
) -> tuple[AspectResult, ...]:
    """Points by aspect. The first aspect is the foundation: without it the others earn nothing."""
    whole = sum(aspect.points for aspect in question.aspects)
    founded = not faults[question.aspects[0].name]
    results = []
    for aspect in question.aspects:
        most = max_score * aspect.points / whole
        right = not faults[aspect.name]
        remark = "" if right else _smallest(faults[aspect.name]).sentence
        results.append(AspectResult(aspect.name, right, most if right and founded else 0.0, most, remark))
    return tuple(results)


def _smallest(faults: list[Fault]) -> Fault:
    """The fault with the smallest input."""
    return min(faults, key=lambda one: wording.size(one.case.inputs))


def _explain(
    question: FunctionQuestion,
    grade_id: str,
    score: float,
    max_score: float,
    faults: dict[str, list[Fault]],
    results: tuple[AspectResult, ...],
    cases: Sequence[Case],
    reply: Reply,
) -> Verdict:
    """The verdict on a fault: the first aspect that fails speaks, through its smallest input."""
    aspect = next(aspect for aspect in question.aspects if faults[aspect.name])
    fault = _smallest(faults[aspect.name])
    misconception = find_misconception(question, cases, reply.answers)
    word = Word.PARTLY_RIGHT if score > 0 else fault.word
    sentence = f"{misconception.looks_like} {fault.sentence}" if misconception else fault.sentence
    return Verdict(
        grade_id,
        word,
        score,
        max_score,
        wording.headline(question.name, word, sentence),
        smallest_input=wording.call(question.signature, fault.case, fault.answer),
        rule=aspect.rule,
        hint=misconception.hint if misconception else aspect.hint,
        diagnosis=misconception.name if misconception else "",
        aspects=results,
        seconds=reply.seconds,
    )


def _undefined(question: FunctionQuestion, grade_id: str, max_score: float, reply: Reply) -> Verdict:
    near = difflib.get_close_matches(question.name, reply.names, n=1)
    sentence = f"No function {question.signature} is defined when its check runs."
    hint = f"You defined `{near[0]}`: is that the one? Give it the name `{question.name}`." if near else ""
    headline = wording.headline(question.name, Word.MISSING, sentence)
    return Verdict(grade_id, Word.MISSING, 0.0, max_score, headline, hint=hint, seconds=reply.seconds)
