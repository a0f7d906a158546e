"""Judging a function by hand-made replies: only answers, and what they are worth."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.border.standins import Opaque
from grader.errors import CourseError
from grader.questions import ARGUMENTS_LEFT_ALONE, Case
from grader.questions.answers import Answer, Outcome, Reply
from grader.questions.functions import judge_function
from grader.verdict.verdict import Verdict, Word
from tests.grader.doubling import CASES, QUESTION, answers_of, judged, with_answer

BROKEN = {
    Outcome.TIMED_OUT: Word.TIMED_OUT,
    Outcome.NOT_ASKED: Word.TIMED_OUT,
    Outcome.MALFORMED: Word.MALFORMED,
    Outcome.DIED: Word.CRASHED,
    Outcome.RAISED: Word.CRASHED,
}


def points(verdict: Verdict) -> dict[str, float]:
    return {aspect.name: aspect.score for aspect in verdict.aspects}


def test_right_answers_earn_everything() -> None:
    verdict = judged(answers_of(lambda x: x + x))
    assert (verdict.word, verdict.score, verdict.question) == (Word.RIGHT, 8.0, "check_double")
    assert verdict.headline == "double: right. All 4 hidden cases are right."


def test_failing_aspect_costs_its_share_only() -> None:
    verdict = judged(with_answer(3, Answer(Outcome.RETURNED, np.array([1.0]), CASES[3].arguments)))
    assert (verdict.word, verdict.score) == (Word.PARTLY_RIGHT, 6.0)
    assert points(verdict) == {"ordinary": 4.0, "edges": 0.0, ARGUMENTS_LEFT_ALONE: 2.0}


def test_without_the_foundation_the_other_aspects_earn_nothing() -> None:
    verdict = judged(with_answer(0, Answer(Outcome.RETURNED, np.zeros(3), CASES[0].arguments)))
    assert (verdict.word, verdict.score) == (Word.WRONG, 0.0)
    assert [aspect.right for aspect in verdict.aspects] == [False, True, True]
    assert set(points(verdict).values()) == {0.0}


def test_points_of_the_aspects_add_up_to_the_score_of_the_cell() -> None:
    verdict = judged(answers_of(lambda x: 2 * x), max_score=1.0)
    assert sum(aspect.max_score for aspect in verdict.aspects) == pytest.approx(1.0)
    assert verdict.score == 1.0


def test_case_that_fails_twice_over_costs_once() -> None:
    answers = answers_of(lambda x: None if x.size < 2 else 2 * x)
    assert judged(answers).score == 6.0


@pytest.mark.parametrize(
    "after",
    [
        np.array([7.0, 2.0, 5.0]),
        np.array([1, 2, 5]),
        np.array([1.0, 2.0, 5.0], dtype=np.float32),
        np.array([1.0, 2.0]),
        np.array([1.0, 2.0, np.nan]),
        None,
    ],
    ids=["number", "kind", "precision", "shape", "nan", "gone"],
)
def test_changed_argument_is_named_and_costs_its_aspect(after: Any) -> None:
    verdict = judged(with_answer(0, Answer(Outcome.RETURNED, np.array([2.0, 4.0, 10.0]), (after,))))
    assert (verdict.word, verdict.score) == (Word.PARTLY_RIGHT, 6.0)
    assert "The call changed its argument numbers." in verdict.headline
    assert verdict.rule == "The argument stays as it is."


def test_argument_with_texts_and_tables_may_be_left_alone_too() -> None:
    argument = {"names": np.array(["a", "b"]), "numbers": np.array([1.0, 2.0])}
    question = replace(QUESTION, compare=lambda case, answer, expected: None, misconceptions=())
    cases, reply = [Case("ordinary", "a table", (argument,))], Reply(True, (Answer(Outcome.RETURNED, 1, (argument,)),))
    assert judge_function(question, "check_double", 1.0, cases, reply, reply).word is Word.RIGHT


def test_course_that_does_not_ask_for_it_does_not_mind_a_changed_argument() -> None:
    question = replace(QUESTION, aspects=QUESTION.aspects[:2])
    assert judged(with_answer(2, Answer(Outcome.RETURNED, np.array([10.0]), (None,))), question).word is Word.RIGHT


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (np.full(3, np.nan), Word.WRONG),
        (np.full(3, np.inf), Word.WRONG),
        (np.full(3, 2 + 1j), Word.WRONG),
        (np.full(3, complex(np.nan, np.inf)), Word.WRONG),
        (np.full(3, 1.7e308), Word.WRONG),
        (np.zeros((3, 0, 1_000)), Word.WRONG),
        (np.array(["2", "4", "10"]), Word.WRONG),
        (10**400, Word.MALFORMED),
        (float("nan"), Word.MALFORMED),
        ("[2. 4. 10.]", Word.MALFORMED),
        ([2.0, 4.0, 10.0], Word.MALFORMED),
        ({"a": np.zeros(2)}, Word.MALFORMED),
        (True, Word.MALFORMED),
        (Opaque("Liar"), Word.MALFORMED),
    ],
)
def test_value_that_fights_back_earns_nothing(value: Any, word: Word) -> None:
    verdict = judged([Answer(Outcome.RETURNED, value, case.arguments) for case in CASES])
    assert (verdict.word, verdict.score) == (word, 0.0)
    assert len(verdict.message) < 1_000


def test_opaque_answer_is_named_by_its_type() -> None:
    verdict = judged(with_answer(0, Answer(Outcome.RETURNED, Opaque("Liar"), CASES[0].arguments)))
    assert "It returned an object of type Liar." in verdict.headline


def test_answer_that_the_question_cannot_compare_is_the_learners_fault() -> None:
    question = replace(
        QUESTION, compare=lambda case, answer, expected: None if answer.shape == expected.shape else "No."
    )
    verdict = judged([Answer(Outcome.RETURNED, 5, case.arguments) for case in CASES], question)
    assert (verdict.word, verdict.score) == (Word.MALFORMED, 0.0)
    assert "The answer is a number, which cannot be compared with the right one." in verdict.headline


def test_question_that_cannot_compare_its_own_solution_is_the_courses_fault() -> None:
    question = replace(QUESTION, compare=lambda case, answer, expected: answer.nothing)
    with pytest.raises(CourseError, match="The question double cannot compare the solution's own answer"):
        judged(answers_of(lambda x: 2 * x), question)


def test_none_asks_for_a_return() -> None:
    verdict = judged(answers_of(lambda x: None))
    assert (verdict.word, verdict.score) == (Word.WRONG, 0.0)
    assert "It returned None. Did you forget `return`?" in verdict.headline


@pytest.mark.parametrize(("outcome", "word"), BROKEN.items())
def test_call_that_does_not_return_has_a_word_of_its_own(outcome: Outcome, word: Word) -> None:
    verdict = judged([Answer(outcome)] * len(CASES))
    assert (verdict.word, verdict.score) == (word, 0.0)
    assert verdict.headline.startswith(f"double: {word}. ")


def test_one_broken_call_costs_its_aspect_only() -> None:
    verdict = judged(with_answer(3, Answer(Outcome.TIMED_OUT, after=CASES[3].arguments)))
    assert (verdict.word, verdict.score) == (Word.PARTLY_RIGHT, 6.0)
    assert "It did not come back in time." in verdict.headline


def test_exception_is_told_with_its_text_and_the_learners_line() -> None:
    raised = Answer(Outcome.RAISED, error="ValueError", says="no such thing", line="return x / nothing")
    verdict = judged([raised] * len(CASES))
    meaning = "A function gets a value that it cannot work with."
    sentence = f"double: crashed. {meaning} It stops with ValueError: no such thing. The line is `return x / nothing`."
    assert verdict.headline == sentence


def test_stub_that_still_raises_is_not_attempted() -> None:
    verdict = judged([Answer(Outcome.RAISED, error="NotImplementedError")] * len(CASES))
    assert (verdict.word, verdict.score) == (Word.NOT_ATTEMPTED, 0.0)


def test_stub_left_in_one_branch_is_an_attempt() -> None:
    verdict = judged(with_answer(3, Answer(Outcome.RAISED, error="NotImplementedError", after=CASES[3].arguments)))
    assert verdict.word is Word.PARTLY_RIGHT


@pytest.mark.parametrize(("names", "near"), [(("sum_up", "dubble"), "dubble"), (("main",), ""), ((), "")])
def test_missing_function_gets_the_nearest_name_suggested(names: tuple[str, ...], near: str) -> None:
    reply = Reply(False, (), names)
    verdict = judge_function(QUESTION, "check_double", 8.0, CASES, reply, Reply(True, ()))
    assert (verdict.word, verdict.score) == (Word.MISSING, 0.0)
    assert verdict.headline == "double: missing. No function double(numbers) is defined when its check runs."
    assert (f"`{near}`" in verdict.hint) if near else verdict.hint == ""


def test_expected_values_are_never_told() -> None:
    secret = np.array([123.25, 456.75, 789.5])
    expected = Reply(True, (Answer(Outcome.RETURNED, secret),))
    reply = Reply(True, (Answer(Outcome.RETURNED, np.zeros(3), CASES[0].arguments),))
    verdict = judge_function(QUESTION, "check_double", 1.0, CASES[:1], reply, expected)
    assert not any(str(number) in repr(verdict) for number in (123.25, 456.75, 789.5))


def test_seconds_are_those_of_all_calls() -> None:
    answers = [replace(answer, seconds=0.25) for answer in answers_of(lambda x: 2 * x)]
    assert judged(answers).seconds == 1.0


@pytest.mark.parametrize(
    "value",
    [np.array([b"x" * 100_000] * 8), np.str_("x" * 100_000), ["x" * 100_000] * 9],
    ids=["array", "text", "list"],
)
def test_long_answer_is_cut_in_the_verdict(value: Any) -> None:
    verdict = judged(with_answer(0, Answer(Outcome.RETURNED, value, CASES[0].arguments)))
    assert verdict.word is not Word.RIGHT
    assert len(verdict.smallest_input) < 2500
