"""A question on adding numbers up, and verdicts on functions that a learner might write: no process, no notebook."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from grader.questions.answers import Answer, Outcome, Reply
from grader.questions.difference import difference
from grader.questions.functions import judge_function
from grader.verdict.verdict import Verdict

ASPECTS = (
    Aspect("ordinary inputs", 2, "All numbers are added up.", "Add by hand."),
    Aspect("one number", 1, "One number will do.", "Try one."),
    Aspect("integers", 1, "Whole numbers are added up too.", "Look at the dtype."),
    Aspect(ARGUMENTS_LEFT_ALONE, 1, "The argument stays as it is.", "Make a new array."),
)


def array_of(*numbers: float) -> np.ndarray:
    return np.array(numbers)


def read_only(*numbers: float) -> np.ndarray:
    array = np.array(numbers)
    array.flags.writeable = False
    return array


CASES = (
    Case("ordinary inputs", "three", (array_of(1.5, 2.25, -0.5),)),
    Case("ordinary inputs", "four", (array_of(0.5, -3.25, 7.0, 0.125),)),
    Case("ordinary inputs", "read-only", (read_only(2.5, 4.5, 1.25),)),
    Case("one number", "positive", (array_of(2.5),)),
    Case("one number", "another", (array_of(6.75),)),
    Case("integers", "three", (np.array([1, 2, 4]),)),
    Case("integers", "four", (np.array([3, 5, -2, 7]),)),
)


def question(right: Callable[[Any], Any], *misconceptions: Misconception, styles: bool = False) -> FunctionQuestion:
    return FunctionQuestion(
        "total",
        "total(numbers)",
        ASPECTS,
        lambda rng: list(CASES),
        lambda case, answer, expected: difference(answer, expected),
        misconceptions,
        styles=(right,) if styles else (),
    )


def answers(function: Callable[[Any], Any]) -> tuple[Answer, ...]:
    return tuple(answer(function, case) for case in CASES)


def answer(function: Callable[[Any], Any], case: Case) -> Answer:
    argument = case.arguments[0].copy()
    argument.flags.writeable = case.arguments[0].flags.writeable
    try:
        value = function(argument)
    except Exception as error:
        return Answer(Outcome.RAISED, None, (argument,), type(error).__name__, str(error))
    return Answer(Outcome.RETURNED, value, (argument,))


def verdict_on(
    wrong: Callable[[Any], Any],
    right: Callable[[Any], Any] = lambda numbers: float(numbers.sum()),
    *misconceptions: Misconception,
    styles: bool = False,
    names: tuple[str, ...] = (),
) -> Verdict:
    """The verdict on a wrong function where another is right."""
    reply, expected = (Reply(True, answers(one)) for one in (wrong, right))
    asked = question(right, *misconceptions, styles=styles)
    return judge_function(asked, "check_total", 5.0, CASES, replace(reply, names=names), expected)
