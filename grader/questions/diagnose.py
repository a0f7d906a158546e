"""Naming a mistake: does the learner answer as a known misconception would, on every hidden case?"""

import copy
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from grader.border.calling import call, decode_inputs
from grader.border.passage import Plain
from grader.border.standins import Itself
from grader.border.steps import actor, call_once, encode_case
from grader.border.values import MalformedValueError, decode, encode
from grader.questions.alike import alike
from grader.questions.answers import Answer, Outcome
from grader.questions.vocabulary import Case, CodeQuestion, Misconception


def find_misconception(
    question: CodeQuestion, cases: Sequence[Case], answers: Sequence[Answer]
) -> Misconception | None:
    """The first of the question's misconceptions whose answers equal the learner's on all cases, or None."""
    for misconception in question.misconceptions:
        if all(explains(question, misconception, case, answer) for case, answer in zip(cases, answers, strict=True)):
            return misconception
    return None


def explains(question: CodeQuestion, misconception: Misconception, case: Case, answer: Answer) -> bool:
    """Whether a misconception answers a case as that answer does."""
    wrong = answer_of(misconception, case)
    if not _ends_alike(answer, wrong, case.inputs):
        return False
    if not case.then:
        return wrong.outcome is Outcome.RAISED or _same_value(question, case, answer, wrong)
    return all(
        _ends_alike(own, other, step.inputs)
        and (other.outcome is Outcome.RAISED or _same_value(question, case, own, other))
        for step, own, other in zip(case.then, answer.steps, wrong.steps, strict=False)
    )


def _ends_alike(answer: Answer, wrong: Answer, inputs: Sequence[Any]) -> bool:
    """Whether two calls ended in the same way, and left their inputs as each other."""
    if wrong.outcome is not answer.outcome or wrong.error != answer.error:
        return False
    if wrong.outcome is Outcome.RAISED:
        return True
    return all(alike(one, other, 0.0) for one, other in zip(wrong.after, answer.after or inputs, strict=False))


def _same_value(question: CodeQuestion, case: Case, answer: Answer, wrong: Answer) -> bool:
    """Whether two answers are the same. A learner's may be anything: what stumbles over it has not recognised it."""
    agree = alike if question.agree is None else partial(question.agree, case)
    try:
        with np.errstate(all="ignore"):
            return agree(answer.value, wrong.value)
    except Exception:
        return False


def answer_of(misconception: Misconception, case: Case) -> Answer:
    """What the misconception answers to a case, through the same border as a learner's answer."""
    plain = encode_case(case.arguments, case.keywords, case.then)
    steps = plain.get("then", ())
    answer, thing = _answer(partial(call_once if steps else call, misconception.wrong), plain)
    done: list[Answer] = []
    for step in steps if answer.outcome is Outcome.RETURNED else ():
        given, value = _answer(actor(thing, step), step)
        done.append(replace(given, value=Itself()) if value is thing else given)
        if given.outcome is not Outcome.RETURNED:
            break
    return replace(answer, steps=tuple(done))


def _answer(act: Callable[[list[Any], dict[str, Any]], Any], plain: Plain) -> tuple[Answer, Any]:
    arguments, keywords = decode_inputs(plain)
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            value = act(arguments, keywords)
    except Exception as error:  # a misconception may well crash, as the learner's code does
        return Answer(Outcome.RAISED, error=type(error).__name__), None
    after = copy.deepcopy((*arguments, *keywords.values()))
    try:
        return Answer(Outcome.RETURNED, decode(encode(value)), after), value
    except MalformedValueError:  # no learner's answer of this kind comes over the border either
        return Answer(Outcome.MALFORMED), None
