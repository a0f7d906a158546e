"""Diagnosis: a wrong answer that a known misconception would give, named with the smallest input that shows it."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from grader.questions import Case, FunctionQuestion, Misconception
from grader.questions.answers import Answer, Outcome, Reply
from grader.questions.functions import judge_function
from tests.grader.doubling import CASES, QUESTION, answers_of, judged


def with_misconception(wrong: Callable[[Any], Any]) -> FunctionQuestion:
    return replace(QUESTION, misconceptions=(Misconception("made up", "It looks odd.", "Think.", wrong),))


def test_misconception_is_named_with_its_own_hint() -> None:
    verdict = judged(answers_of(lambda x: x * x))
    assert (verdict.diagnosis, verdict.hint) == ("squares", "Twice is not squared.")
    assert "It looks as if each number is squared." in verdict.headline


def test_misconception_is_not_named_where_it_explains_a_part_of_an_aspect_only() -> None:
    verdict = judged(answers_of(lambda x: x * x if x.size > 2 else x + 100.0))
    assert "squares" not in verdict.diagnosis


def test_misconception_that_crashes_is_recognised_by_its_exception() -> None:
    assert judged(answers_of(lambda x: 2 * x.item())).diagnosis == "item"


def test_changed_argument_is_named_beside_the_misconception() -> None:
    assert judged(answers_of(lambda x: np.square(x, out=x))).diagnosis == "squares; writes into an argument"


def test_smallest_failing_input_of_the_first_failing_aspect_is_shown() -> None:
    verdict = judged(answers_of(lambda x: x * x))
    assert verdict.smallest_input == "Input: numbers = [3., 4.]. Your answer: [9., 16.]."


def test_numbers_in_lists_count_for_the_size_of_an_input() -> None:
    cases = [Case("ordinary", "many", ([1.0, 3.0, 5.0],)), Case("ordinary", "few", ([1.0], 2.0))]
    reply = Reply(True, (Answer(Outcome.RETURNED, 0.0),) * 2)
    verdict = judge_function(QUESTION, "check_double", 1.0, cases, reply, reply)
    assert verdict.smallest_input.startswith("Input: numbers = [1]")


def test_first_of_two_misconceptions_that_fit_is_named() -> None:
    question = replace(
        QUESTION, misconceptions=(*with_misconception(lambda x: x**2).misconceptions, *QUESTION.misconceptions)
    )
    assert judged(answers_of(lambda x: x * x), question).diagnosis == "made up"


def test_misconception_that_spoils_its_argument_does_not_spoil_the_cases() -> None:
    def spoil(numbers: np.ndarray) -> np.ndarray:
        numbers[:] = 0
        return numbers

    judged(answers_of(lambda x: x * x), with_misconception(spoil))
    assert CASES[0].arguments[0].tolist() == [1.0, 2.0, 5.0]


def test_judging_in_threads_leaves_the_output_where_it_was() -> None:
    inside, leave = threading.Event(), threading.Event()

    def first(numbers: np.ndarray) -> np.ndarray:
        inside.set()
        leave.wait(60)
        return numbers

    def second(numbers: np.ndarray) -> np.ndarray:
        leave.set()
        other.join()
        return numbers

    output, wrong = sys.stdout, answers_of(lambda x: x)
    other = threading.Thread(target=judged, args=(wrong, with_misconception(first)))
    other.start()
    assert inside.wait(60)
    judged(wrong, with_misconception(second))
    assert sys.stdout is output
