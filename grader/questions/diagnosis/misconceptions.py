"""Asking a misconception what it answers, and whether a learner answers as it does."""

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


def explains(question: CodeQuestion, misconception: Misconception, case: Case, answer: Answer) -> bool:
    """Whether a misconception answers a case as that answer does, and leaves the arguments as it does."""
    wrong = answer_of(misconception, case)
    return answers_alike(question, case, answer, wrong) and leaves_alike(case, answer, wrong)


def answers_alike(question: CodeQuestion, case: Case, answer: Answer, wrong: Answer) -> bool:
    """Whether two answers to a case end in the same way and hold the same, whatever became of the arguments."""
    if not _ends_alike(answer, wrong):
        return False
    if not case.then:
        return wrong.outcome is Outcome.RAISED or _same_value(question, case, answer, wrong)
    return all(
        _ends_alike(own, other) and (other.outcome is Outcome.RAISED or _same_value(question, case, own, other))
        for own, other in zip(answer.steps, wrong.steps, strict=False)
    )


def leaves_alike(case: Case, answer: Answer, wrong: Answer) -> bool:
    """Whether two calls, and the steps after them, left their inputs as each other."""
    pairs = zip(case.then, answer.steps, wrong.steps, strict=False)
    return _after_alike(case.inputs, answer, wrong) and all(
        _after_alike(step.inputs, own, other) for step, own, other in pairs
    )


def _after_alike(inputs: Sequence[Any], answer: Answer, wrong: Answer) -> bool:
    return wrong.outcome is Outcome.RAISED or all(
        alike(one, other, 0.0) for one, other in zip(wrong.after, answer.after or inputs, strict=False)
    )


def _ends_alike(answer: Answer, wrong: Answer) -> bool:
    return wrong.outcome is answer.outcome and wrong.error == answer.error


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
    return answer_to(misconception, encode_case(case.arguments, case.keywords, case.then))


def answer_to(misconception: Misconception, plain: Plain) -> Answer:
    """What the misconception answers to a case that is encoded already."""
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
