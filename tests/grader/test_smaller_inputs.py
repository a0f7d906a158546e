"""A wrong answer is told by the smallest input that fails in the same way, as long as asking again is cheap."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.border.calling import encode_inputs
from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, Chance, FunctionQuestion, Misconception
from grader.questions.answers import Answer, Outcome, Reply, died, read_reply
from grader.questions.kinds import Asked
from grader.questions.registry import kind_of_question
from grader.runner.ask import ask_function
from grader.verdict.verdict import Verdict, Word


def spread(X: np.ndarray) -> np.ndarray:
    """The right answer: how far the largest of each column is from the smallest."""
    return np.asarray(X.max(axis=0) - X.min(axis=0))


def compare(case: Case, answer: Any, expected: np.ndarray) -> str | None:
    if not isinstance(answer, np.ndarray) or answer.shape != expected.shape:
        return "It is no array of the right shape."
    wrong = int((np.abs(answer - expected) > 1e-9).sum())
    return f"{wrong} of {len(expected)} columns differ." if wrong else None


LARGE = np.random.default_rng(3).normal(size=(40, 5)).round(4)
CASES = (Case("any table", "forty rows", (LARGE,)), Case("one row", "one row of integers", (np.array([[7, 80]]),)))
QUESTION = FunctionQuestion(
    name="spread",
    signature="spread(X)",
    aspects=(
        Aspect("any table", 2, "Each column has its spread.", "Look at axis."),
        Aspect("one row", 1, "A single row has the spread 0.", "Try one."),
        Aspect(ARGUMENTS_LEFT_ALONE, 1, "The argument stays as it is.", "Look at sort."),
    ),
    cases=lambda rng: list(CASES),
    compare=compare,
    misconceptions=(
        Misconception(
            "rows", "It looks as if rows are taken.", "Look at axis.", lambda X: X.max(axis=1) - X.min(axis=1)
        ),
        Misconception("largest", "It looks as if the largest is returned.", "Subtract.", lambda X: X.max(axis=0)),
    ),
    axes={"X": "nd"},
)
Learner = Callable[[Any], Any]


class Asking:
    """A learner's function, asked as it is behind the border; what it was asked again is kept."""

    def __init__(self, learner: Learner) -> None:
        self._learner = learner
        self.again: list[Case] = []

    def reply(self, cases: Sequence[Case]) -> Reply:
        return _reply(self._learner, cases)

    def ask_again(self, question: FunctionQuestion, cases: Sequence[Case]) -> tuple[Reply, Reply]:
        self.again += cases
        return self.reply(cases), _reply(spread, cases)


def _reply(function: Learner, cases: Sequence[Case]) -> Reply:
    inputs = [encode_inputs(case.arguments, case.keywords) for case in cases]
    return read_reply(ask_function({"spread": function}, "spread", inputs, 6.0), len(cases))


def told(asking: Asking, question: FunctionQuestion = QUESTION, reply: Reply | None = None) -> tuple[Verdict, Verdict]:
    """The verdict as it is judged, and as it is told after asking again."""
    cases = question.cases(np.random.default_rng(0))
    asked = Asked(cases, reply or asking.reply(cases), _reply(spread, cases))
    kind = kind_of_question(question)
    judged = kind.judge(question, "check_spread", 4.0, asked)
    return judged, kind.smaller(question, judged, asked, asking.ask_again)


def test_large_input_becomes_a_small_one_of_whole_numbers() -> None:
    judged, smaller = told(Asking(lambda X: 2 * (X.max(axis=0) - X.min(axis=0))))
    assert judged.smallest_input.startswith("Input: X = an array of shape (40, 5) with the first row [")
    assert smaller.smallest_input == "Input: X = [[0.], [1.]]. Your answer: [2.]."


def test_sentence_and_remark_are_those_of_the_smaller_input() -> None:
    judged, smaller = told(Asking(lambda X: 2 * (X.max(axis=0) - X.min(axis=0))))
    assert judged.headline == "spread: wrong. It is twice the right answer. 5 of 5 columns differ."
    assert smaller.headline == "spread: wrong. It is twice the right answer. 1 of 1 columns differ."
    assert smaller.aspects[0].remark == "1 of 1 columns differ."


def test_nothing_but_the_example_changes() -> None:
    judged, smaller = told(Asking(lambda X: 2 * (X.max(axis=0) - X.min(axis=0))))
    example = {"headline": "", "smallest_input": "", "aspects": ()}
    assert replace(smaller, **example) == replace(judged, **example)
    assert [(one.right, one.score) for one in smaller.aspects] == [(one.right, one.score) for one in judged.aspects]


def test_same_answers_are_told_by_the_same_input() -> None:
    (_, first), (_, second) = (told(Asking(lambda X: X.std(axis=0))) for _ in range(2))
    assert (first.headline, first.smallest_input) == (second.headline, second.smallest_input)


def test_crash_is_told_by_one_of_the_same_type_at_the_same_line() -> None:
    def crash(X: np.ndarray) -> Any:
        if len(X) < 3:
            raise KeyError("few")
        return X["column"]

    _, smaller = told(Asking(crash))
    assert "IndexError" in smaller.headline
    assert smaller.smallest_input == "Input: X = [[2.], [0.], [0.]]."


def test_example_is_one_that_the_named_mistake_explains() -> None:
    def rows_if_many(X: np.ndarray) -> Any:
        return X.max(axis=1) - X.min(axis=1) + (len(X) < 4)

    _, smaller = told(Asking(rows_if_many), replace(QUESTION, cases=lambda rng: [CASES[0]]))
    assert smaller.diagnosis == "rows"
    assert smaller.smallest_input.startswith("Input: X = [[")
    assert smaller.smallest_input.count("], [") >= 3


def test_dtype_of_the_failing_input_stays() -> None:
    _, smaller = told(Asking(lambda X: spread(X) if X.dtype.kind == "f" else spread(X) + 1))
    assert smaller.smallest_input == "Input: X = [[7]]. Your answer: [1]."


def test_changed_argument_is_told_by_a_small_input_too() -> None:
    def sorts(X: np.ndarray) -> np.ndarray:
        X.sort(axis=0)
        return X[-1] - X[0]

    _, smaller = told(Asking(sorts))
    assert smaller.headline == "spread: partly right. The call changed its argument X."
    assert smaller.smallest_input == "Input: X = [[1.], [0.]]. Your answer: [1.]."


def test_right_function_is_not_asked_again() -> None:
    asking = Asking(spread)
    judged, smaller = told(asking)
    assert (judged.word, smaller, asking.again) == (Word.RIGHT, judged, [])


@pytest.mark.parametrize(
    "answer",
    [
        Answer(Outcome.TIMED_OUT),
        Answer(Outcome.NOT_ASKED),
        Answer(Outcome.MALFORMED),
        Answer(Outcome.RETURNED, np.zeros(5), seconds=3.0),
        Answer(Outcome.RAISED, error="NotImplementedError"),
    ],
    ids=["timed out", "not asked", "malformed", "slow", "stub"],
)
def test_function_that_is_slow_or_came_to_nothing_is_not_asked_again(answer: Answer) -> None:
    asking = Asking(spread)
    judged, smaller = told(asking, reply=Reply(True, (answer, answer)))
    assert (smaller, asking.again) == (judged, [])


def test_function_that_ended_its_process_is_not_asked_again() -> None:
    asking = Asking(spread)
    judged, smaller = told(asking, reply=died(2, timed_out=False))
    assert (smaller, asking.again) == (judged, [])


def test_function_that_hangs_on_a_smaller_input_is_not_asked_once_more() -> None:
    rounds: list[int] = []

    def ask_again(question: FunctionQuestion, cases: Sequence[Case]) -> tuple[Reply, Reply]:
        rounds.append(len(cases))
        return died(len(cases), timed_out=True), _reply(spread, cases)

    asking = Asking(lambda X: X.max(axis=0))
    asking.ask_again = ask_again  # type: ignore[method-assign]
    judged, smaller = told(asking)
    assert (smaller, len(rounds)) == (judged, 1)


def test_input_stays_as_it_is_where_no_axes_are_declared() -> None:
    asking = Asking(lambda X: X.max(axis=0))
    judged, smaller = told(asking, replace(QUESTION, axes={}))
    assert (smaller, asking.again) == (judged, [])


def test_input_with_chance_stays_as_it_is() -> None:
    question = replace(
        QUESTION,
        signature="spread(X, rng)",
        cases=lambda rng: [Case("any table", "drawn", (LARGE, Chance((1, 2))))],
        compare=lambda case, answer, expected: "Not drawn by chance.",
    )
    asking = Asking(lambda X, rng: X[0])  # type: ignore[misc, arg-type]
    cases = question.cases(np.random.default_rng(0))
    asked = Asked(cases, asking.reply(cases), asking.reply(cases))
    judged = kind_of_question(question).judge(question, "check_spread", 4.0, asked)
    assert kind_of_question(question).smaller(question, judged, asked, asking.ask_again) == judged
    assert asking.again == []


def test_input_on_which_the_solution_fails_is_never_shown() -> None:
    class NoFewRows(Asking):
        def ask_again(self, question: FunctionQuestion, cases: Sequence[Case]) -> tuple[Reply, Reply]:
            reply, expected = super().ask_again(question, cases)
            failed = Answer(Outcome.RAISED, error="ValueError")
            few = [
                failed if len(case.arguments[0]) < 3 else one for case, one in zip(cases, expected.answers, strict=True)
            ]
            return reply, replace(expected, answers=tuple(few))

    _, smaller = told(NoFewRows(lambda X: X.max(axis=0) + 1))
    assert smaller.smallest_input.count("], [") == 2


def test_disk_that_is_full_is_not_swallowed() -> None:
    class Full(Asking):
        def ask_again(self, question: FunctionQuestion, cases: Sequence[Case]) -> tuple[Reply, Reply]:
            raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        told(Full(lambda X: X.max(axis=0)))
