"""Naming a mistake: does the learner answer as a known misconception would, on every hidden case?"""

import copy
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from grader.border.calling import call, decode_inputs, encode_inputs
from grader.border.values import decode, encode
from grader.questions import Case, FunctionQuestion, Misconception
from grader.questions.alike import alike
from grader.questions.answers import Answer, Outcome


def find_misconception(
    question: FunctionQuestion, cases: Sequence[Case], answers: Sequence[Answer]
) -> Misconception | None:
    """The first of the question's misconceptions whose answers equal the learner's on all cases, or None."""
    for misconception in question.misconceptions:
        if all(_agrees(question, misconception, case, answer) for case, answer in zip(cases, answers, strict=True)):
            return misconception
    return None


def _agrees(question: FunctionQuestion, misconception: Misconception, case: Case, answer: Answer) -> bool:
    wrong = answer_of(misconception, case)
    if wrong.outcome is not answer.outcome:
        return False
    if wrong.outcome is Outcome.RAISED:
        return wrong.error == answer.error
    left = answer.after or case.inputs
    after = all(alike(one, other, 0.0) for one, other in zip(wrong.after, left, strict=False))
    same = alike if question.agree is None else partial(question.agree, case)
    return after and _safely(same, answer.value, wrong.value)


def _safely(same: Callable[[Any, Any], bool], answer: Any, wrong: Any) -> bool:
    """Whether two answers are the same. A learner's may be anything: what stumbles over it has not recognised it."""
    try:
        with np.errstate(all="ignore"):
            return same(answer, wrong)
    except Exception:
        return False


def answer_of(misconception: Misconception, case: Case) -> Answer:
    """What the misconception answers to a case, through the same border as a learner's answer."""
    arguments, keywords = decode_inputs(encode_inputs(case.arguments, case.keywords))
    try:
        value = _quietly(misconception, arguments, keywords)
    except Exception as error:  # a misconception may well crash, as the learner's code does
        return Answer(Outcome.RAISED, error=type(error).__name__)
    return Answer(Outcome.RETURNED, decode(encode(value)), copy.deepcopy((*arguments, *keywords.values())))


def _quietly(misconception: Misconception, arguments: list[Any], keywords: dict[str, Any]) -> Any:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return call(misconception.wrong, arguments, keywords)
