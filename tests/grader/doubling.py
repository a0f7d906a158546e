"""A question on doubling, hand-made answers to it, and the judge's verdict on them: no process, no notebook."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from grader.questions.answers import Answer, Outcome, Reply
from grader.questions.functions import judge_function
from grader.verdict.verdict import Verdict


def compare(case: Case, answer: Any, expected: np.ndarray) -> str | None:
    if not isinstance(answer, np.ndarray) or answer.shape != expected.shape:
        return "The answer is no array of the input's shape."
    return None if np.array_equal(answer, expected) else "Not every number is doubled."


QUESTION = FunctionQuestion(
    name="double",
    signature="double(numbers)",
    aspects=(
        Aspect("ordinary", 2, "Each number is doubled.", "Look at multiplication."),
        Aspect("edges", 1, "Any length will do.", "Look at np.asarray."),
        Aspect(ARGUMENTS_LEFT_ALONE, 1, "The argument stays as it is.", "Make a new array."),
    ),
    cases=lambda rng: [],
    compare=compare,
    misconceptions=(
        Misconception("squares", "It looks as if each number is squared.", "Twice is not squared.", lambda x: x**2),
        Misconception("first only", "It looks as if one number is taken.", "Take all.", lambda x: 2 * x[:1]),
        Misconception("item", "It looks as if one number is wanted.", "Take all.", lambda x: 2 * x.item()),
    ),
)
CASES = (
    Case("ordinary", "three", (np.array([1.0, 2.0, 5.0]),)),
    Case("ordinary", "two", (np.array([3.0, 4.0]),)),
    Case("edges", "one", (np.array([5.0]),)),
    Case("edges", "none", (np.zeros(0),)),
)


def answers_of(function: Callable[[Any], Any]) -> tuple[Answer, ...]:
    """What a learner's function would have answered, its argument left as the call left it."""
    answers = []
    for case in CASES:
        argument = case.arguments[0].copy()
        try:
            answers.append(Answer(Outcome.RETURNED, function(argument), (argument,)))
        except Exception as error:
            answers.append(Answer(Outcome.RAISED, None, (argument,), type(error).__name__, str(error)))
    return tuple(answers)


def judged(answers: Sequence[Answer], question: FunctionQuestion = QUESTION, max_score: float = 8.0) -> Verdict:
    expected = Reply(True, answers_of(lambda x: 2 * x))
    return judge_function(question, "check_double", max_score, CASES, Reply(True, tuple(answers)), expected)


def with_answer(number: int, answer: Answer) -> list[Answer]:
    """Right answers, but for one."""
    answers = list(answers_of(lambda x: 2 * x))
    answers[number] = answer
    return answers
