"""Functions of chance: asked once for each seed, and judged by what they do over all of them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.border.calling import encode_inputs
from grader.border.values import decode, encode
from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, Chance, FunctionQuestion, Misconception
from grader.questions.answers import Reply, read_reply
from grader.questions.functions import judge_function
from grader.runner.ask import ask_function
from grader.verdict.verdict import Verdict

SEEDS = Chance((3, 4, 5, 3))
CASES = [Case("draws", "four draws of six", (np.arange(6.0), SEEDS))]


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    numbers = case.arguments[0].tolist()
    if len(answer) != len(case.arguments[1].seeds) or any(one not in numbers for one in answer):
        return "A number is not one of the given."
    return None if answer[0] == answer[3] else "The same seed gives another number."


def agree(case: Case, answer: Any, wrong: Any) -> bool:
    return all(one == other for one, other in zip(answer, wrong, strict=True))


QUESTION = FunctionQuestion(
    name="draw",
    signature="draw(numbers, rng)",
    aspects=(Aspect("draws", 1.0, "Draw one number.", "hint"), Aspect(ARGUMENTS_LEFT_ALONE, 1.0, "No change.", "hint")),
    cases=lambda rng: CASES,
    compare=compare,
    misconceptions=(
        Misconception("always nine", "It looks as if nine is returned.", "hint", lambda numbers, rng: 9.0),
    ),
    agree=agree,
)


def reply(function: Callable[..., Any]) -> Reply:
    inputs = [encode_inputs(case.arguments, case.keywords) for case in CASES]
    return read_reply(ask_function({"draw": function}, "draw", inputs, 5.0), len(CASES))


def verdict(function: Callable[..., Any]) -> Verdict:
    return judge_function(QUESTION, "check_draw", 10.0, CASES, reply(function), reply(right))


def right(numbers: np.ndarray, rng: np.random.Generator) -> float:
    return float(rng.choice(numbers))


def test_function_is_called_once_for_each_seed() -> None:
    expected = [float(np.random.default_rng(seed).choice(np.arange(6.0))) for seed in SEEDS.seeds]
    assert reply(right).answers[0].value == expected


def test_drawing_from_the_generator_changes_no_argument() -> None:
    assert verdict(right).score == 10.0


def test_other_chance_than_the_generator_is_found() -> None:
    numbers = iter([0.0, 1.0, 2.0, 3.0])
    told = verdict(lambda given, rng: next(numbers))
    assert told.score < 10.0
    assert "The same seed gives another number." in told.headline


def test_changing_an_argument_spoils_no_later_call() -> None:
    def spoils(numbers: np.ndarray, rng: np.random.Generator) -> float:
        drawn = right(numbers, rng)
        numbers += 100
        return drawn

    told = verdict(spoils)
    assert [aspect.right for aspect in told.aspects] == [True, False]


def test_misconception_is_recognised_by_the_question_s_own_rule() -> None:
    assert verdict(lambda numbers, rng: 9.0).diagnosis == "always nine"


@pytest.mark.parametrize("answer", ["text", None, 10**400, float("nan")])
def test_answer_that_cannot_be_compared_is_no_misconception(answer: Any) -> None:
    told = verdict(lambda numbers, rng: answer)
    assert told.score == 0.0
    assert "always nine" not in told.diagnosis


def test_seeds_survive_the_border() -> None:
    assert decode(encode(SEEDS)) == SEEDS


def test_feedback_shows_a_generator_that_can_be_copied() -> None:
    assert "rng = np.random.default_rng(3)" in verdict(lambda numbers, rng: 9.0).smallest_input
