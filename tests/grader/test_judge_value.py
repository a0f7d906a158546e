"""Judging a variable and a quiz answer, by hand-made replies and by the text of cells."""

from typing import Any

import numpy as np
import pytest

from grader.border.standins import Opaque
from grader.errors import CourseError
from grader.questions import ChoiceQuestion, Misconception, ValueQuestion
from grader.questions.answers import Answer, Outcome, Reply
from grader.questions.choices import SEVERAL_LETTERS, judge_choice
from grader.questions.values import judge_value
from grader.verdict.verdict import Verdict, Word

VALUE = ValueQuestion(
    name="answer",
    rule="Six times seven.",
    hint="Look at the multiplication table.",
    compare=lambda answer, expected: None if answer == expected else "The number is not the one.",
    misconceptions=(Misconception("adds", "It looks as if you added them.", "Times is not plus.", lambda: 13),),
)
ONE = ChoiceQuestion("answer_1", frozenset("b"), {"a": "Half is less.", "b": "Twice it is.", "c": "No, a square."})
SEVERAL = ChoiceQuestion(
    "answer_2", frozenset("ac"), {"a": "Yes, a.", "b": "No, odd.", "c": "Yes, c.", "d": "No, even."}, several=True
)


def value(given: Any) -> Verdict:
    right = Reply(True, (Answer(Outcome.RETURNED, 42),))
    return judge_value(VALUE, "check_answer", 2.0, Reply(True, (Answer(Outcome.RETURNED, given),)), right)


def one(*sources: str) -> Verdict:
    return judge_choice(ONE, "check_answer_1", 1.0, sources)


def several(*sources: str) -> Verdict:
    return judge_choice(SEVERAL, "check_answer_2", 2.0, sources)


def test_right_value_earns_all() -> None:
    assert (value(42).word, value(42).score) == (Word.RIGHT, 2.0)


def test_wrong_value_gets_rule_and_hint() -> None:
    verdict = value(41)
    assert (verdict.word, verdict.score, verdict.diagnosis) == (Word.WRONG, 0.0, "")
    assert (verdict.rule, verdict.hint) == ("Six times seven.", "Look at the multiplication table.")
    assert "42" not in verdict.message


def test_value_of_a_misconception_is_named() -> None:
    verdict = value(13)
    assert (verdict.diagnosis, verdict.hint) == ("adds", "Times is not plus.")
    assert "It looks as if you added them." in verdict.headline


def test_value_that_is_still_none_is_not_attempted() -> None:
    assert (value(None).word, value(None).score) == (Word.NOT_ATTEMPTED, 0.0)


def test_value_that_was_never_set_is_missing() -> None:
    verdict = judge_value(VALUE, "check_answer", 2.0, Reply(False, ()), Reply(True, ()))
    assert verdict.headline == "answer: missing. No variable `answer` is set."


@pytest.mark.parametrize("given", [float("nan"), float("inf"), 1e300, 42j, 10**400, "42", [42], {"a": 42}])
def test_value_that_fights_back_earns_nothing(given: Any) -> None:
    assert (value(given).word, value(given).score) == (Word.WRONG, 0.0)


def test_opaque_value_is_malformed() -> None:
    verdict = value(Opaque("Liar"))
    assert (verdict.word, verdict.score) == (Word.MALFORMED, 0.0)
    assert "an object of type Liar" in verdict.headline


def test_value_that_the_question_cannot_compare_is_the_learners_fault() -> None:
    verdict = value(np.array([42, 43]))
    assert (verdict.word, verdict.score) == (Word.WRONG, 0.0)
    assert "an array of shape (2,), which cannot be compared with the right one." in verdict.headline


def test_question_that_cannot_compare_its_own_solution_is_the_courses_fault() -> None:
    reply = Reply(True, (Answer(Outcome.RETURNED, np.array([1, 2])),))
    with pytest.raises(CourseError, match="The question answer cannot compare the solution's own answer"):
        judge_value(VALUE, "check_answer", 2.0, reply, reply)


@pytest.mark.parametrize(
    ("outcome", "word"),
    [(Outcome.MALFORMED, Word.MALFORMED), (Outcome.DIED, Word.CRASHED), (Outcome.TIMED_OUT, Word.TIMED_OUT)],
)
def test_value_that_did_not_come_over_has_a_word(outcome: Outcome, word: Word) -> None:
    verdict = judge_value(VALUE, "check_answer", 2.0, Reply(True, (Answer(outcome),)), Reply(True, ()))
    assert (verdict.word, verdict.score) == (word, 0.0)


@pytest.mark.parametrize("written", ['"b"', "'B'", '" b) "', '"b."', '{"b"}', '["b"]', '("b",)'])
def test_letter_may_be_written_in_many_ways(written: str) -> None:
    assert (one(f"answer_1 = {written}").word, one(f"answer_1 = {written}").score) == (Word.RIGHT, 1.0)


def test_right_choice_says_why() -> None:
    assert one('answer_1 = "b"').headline == "answer_1: right. You chose b. Twice it is."


def test_wrong_choice_says_why_it_is_wrong_and_not_what_is_right() -> None:
    verdict = one('answer_1 = "a"')
    assert (verdict.word, verdict.score, verdict.diagnosis) == (Word.WRONG, 0.0, "chose a")
    assert verdict.headline == "answer_1: wrong. You chose a. Half is less."


@pytest.mark.parametrize(
    ("letters", "score", "word"),
    [
        ("ac", 2.0, Word.RIGHT),
        ("a", 1.0, Word.PARTLY_RIGHT),
        ("abc", 1.0, Word.PARTLY_RIGHT),
        ("ab", 0.0, Word.WRONG),
        ("bd", 0.0, Word.WRONG),
        ("abd", 0.0, Word.WRONG),
        ("abcd", 0.0, Word.WRONG),
    ],
)
def test_of_several_letters_a_wrong_one_costs_what_a_right_one_earns(letters: str, score: float, word: Word) -> None:
    verdict = several(f"answer_2 = {set(letters)!r}")
    assert (verdict.score, verdict.word) == (score, word)


@pytest.mark.parametrize(
    ("key", "letters", "score"),
    [
        ("bcd", "bcd", 6.0),
        ("bcd", "bc", 4.0),
        ("bcd", "b", 2.0),
        ("bcd", "a", 0.0),
        ("bcd", "abc", 0.0),
        ("bcd", "abcd", 0.0),
        ("d", "d", 6.0),
        ("d", "ad", 0.0),
        ("d", "abcd", 0.0),
        ("abcd", "abcd", 6.0),
        ("abcd", "abc", 4.5),
    ],
)
def test_all_wrong_letters_cost_at_least_what_all_right_ones_earn(key: str, letters: str, score: float) -> None:
    question = ChoiceQuestion("answer_2", frozenset(key), SEVERAL.because, several=True)
    assert judge_choice(question, "check_answer_2", 6.0, [f"answer_2 = {set(letters)!r}"]).score == score


def test_how_letters_are_marked_is_said_where_points_are_missing() -> None:
    assert several('answer_2 = {"a", "b", "c", "d"}').rule == SEVERAL_LETTERS
    assert several('answer_2 = {"a"}').rule == SEVERAL_LETTERS
    assert (several('answer_2 = {"a", "c"}').rule, one('answer_1 = "a"').rule) == ("", "")


def test_right_letters_without_all_are_called_incomplete() -> None:
    verdict = several('answer_2 = {"a"}')
    assert verdict.diagnosis == "incomplete, only a"
    assert verdict.headline == (
        "answer_2: partly right. You chose a, which is right and incomplete. c belongs to it too: Yes, c."
    )


def test_wrong_letters_and_those_left_out_are_explained() -> None:
    verdict = several('answer_2 = {"a", "b"}')
    assert verdict.diagnosis == "chose a, b"
    assert verdict.headline == "answer_2: wrong. You chose a, b. b: No, odd. c belongs to it too: Yes, c."


def test_wrong_letters_among_right_ones_are_told() -> None:
    told = several('answer_2 = {"a", "b", "c"}').headline
    assert "b: No, odd." in told
    assert "Yes" not in told


@pytest.mark.parametrize(
    "written",
    [
        '"d"',
        '"ab"',
        '{"a", "b"}',
        '"yes"',
        '""',
        "{}",
        "[]",
        "2",
        "True",
        '{"b": 1}',
        '["b", None]',
        '[["b"]]',
        "{[]}",
        'b"b"',
        "...",
        '"b" * 1',
        "input()",
        "-" * 500 + "1",
    ],
)
def test_what_is_no_letter_on_offer_is_malformed(written: str) -> None:
    verdict = one(f"answer_1 = {written}")
    assert (verdict.word, verdict.score) == (Word.MALFORMED, 0.0)
    assert "a, b, c" in verdict.headline
    assert '`answer_1 = "b"`' in verdict.headline


def test_last_assignment_counts() -> None:
    assert one('answer_1 = "a"\nanswer_1 = "b"').word is Word.RIGHT
    assert one('answer_1 = "b"', 'answer_1 = "a"').word is Word.WRONG
    assert one('answer_1 = "b"', "answer_1 = None").word is Word.NOT_ATTEMPTED


def test_assignment_of_two_names_at_once_counts() -> None:
    assert one('answer_1 = guess = "b"').word is Word.RIGHT


def test_assignment_with_a_type_counts() -> None:
    assert one('answer_1: str = "b"').word is Word.RIGHT


def test_none_is_not_attempted() -> None:
    assert one("answer_1 = None").headline == "answer_1: not attempted. No letter was chosen."


@pytest.mark.parametrize(
    "source", ["", "answer_1", "answer_11 = 'b'", "# answer_1 = 'b'", "answer_1 = (", "\0", "(" * 999]
)
def test_no_assignment_is_missing(source: str) -> None:
    assert (one(source).word, one(source).score) == (Word.MISSING, 0.0)


def test_broken_cell_does_not_hide_the_answer_in_another() -> None:
    assert one("answer_1 = (", 'answer_1 = "b"').word is Word.RIGHT


def test_answer_is_read_among_much_other_work() -> None:
    assert one('answer_1 = "b"', "a = 0\n" * 1_000_000).word is Word.RIGHT


def test_answer_in_a_cell_of_no_readable_length_is_missing() -> None:
    assert one('answer_1 = "b"\n' + "a = 0\n" * 100_000).word is Word.MISSING


def test_last_of_two_assignments_in_a_cell_counts() -> None:
    assert one('answer_1 = "a"\nanswer_1 = "b"').word is Word.RIGHT
