"""No question of the course gives a point for an answer that holds no work."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.questions import Case, ChoiceQuestion
from grader.questions.answers import Answer, Outcome, Reply
from grader.questions.choices import judge_choice
from grader.questions.functions import judge_function
from grader.questions.wording import parameter_names, size
from tests.solutions import trivial
from tests.solutions.asking import (
    COURSE,
    NAMES,
    QUESTIONS,
    VALUE_NAMES,
    answers,
    question_called,
    solution,
    verdict_on_value,
)

LEARNERS = range(50)
CHOICES = {
    f"{notebook} {name}": COURSE.required_question(notebook, name)
    for notebook in ("quiz_1_kmeans", "quiz_2_kmeans_plus_plus")
    for name in [f"answer_{number}" for number in range(1, 11)]
} | {name: question for name, question in QUESTIONS.items() if isinstance(question, ChoiceQuestion)}


def foundation(name: str, learner: int) -> list[tuple[Case, Answer]]:
    """The cases of the first aspect, the smallest first, and what the solution answers."""
    question = question_called(name)
    cases = question.cases(np.random.default_rng(learner))
    own = sorted((one for one in cases if one.aspect == question.aspects[0].name), key=lambda one: size(one.arguments))
    return list(zip(own, answers(name, solution(name), own).answers, strict=True))


def is_right(name: str, case: Case, answer: Answer, right: Answer) -> bool:
    """Whether an answer to a single case would earn the foundation's points."""
    question = replace(question_called(name), misconceptions=())
    return judge_function(question, name, 1.0, [case], Reply(True, (answer,)), Reply(True, (right,))).score > 0


def earns(name: str, function: trivial.Answer, cases: list[tuple[Case, Answer]]) -> bool:
    return all(is_right(name, case, answers(name, function, [case]).answers[0], right) for case, right in cases)


@pytest.mark.parametrize("name", NAMES)
def test_function_without_work_earns_nothing(name: str) -> None:
    parameters = len(parameter_names(question_called(name).signature))
    functions = trivial.of_nothing() | trivial.of_arguments(parameters)
    functions |= trivial.clusterings() if name == "kmeans" else {}
    for learner in LEARNERS:
        cases = foundation(name, learner)
        paid = [told for told, function in functions.items() if earns(name, function, cases)]
        assert paid == [], f"learner {learner}"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "kmeans"])
def test_function_that_returns_the_right_shape_without_its_content_earns_nothing(name: str) -> None:
    for learner in LEARNERS:
        cases = foundation(name, learner)
        for made in zip(*(trivial.like(right.value) for _, right in cases), strict=True):
            pairs = zip(cases, made, strict=True)
            assert not all(is_right(name, case, _returned(value), right) for (case, right), value in pairs), made


def _returned(value: Any) -> Answer:
    return Answer(Outcome.RETURNED, value)


@pytest.mark.parametrize("name", VALUE_NAMES)
def test_value_without_work_earns_nothing(name: str) -> None:
    right = solution(name)
    for value in [*trivial.CONSTANTS, *trivial.like(right), *trivial.like(np.array(0.0))]:
        assert verdict_on_value(name, value).score == 0.0, value


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("written", ["set", "list", "text", "word", "tuple"])
def test_choosing_every_letter_earns_nothing(name: str, written: str) -> None:
    letters = sorted(CHOICES[name].because)
    answer: Any = {
        "set": set(letters),
        "list": letters,
        "text": ", ".join(letters),
        "word": "".join(letters),
        "tuple": tuple(letters),
    }[written]
    assert score_of_choice(name, answer) == 0.0


@pytest.mark.parametrize("name", CHOICES)
def test_choice_of_no_letter_on_offer_earns_nothing(name: str) -> None:
    for answer in [*(one for one in trivial.CONSTANTS if not isinstance(one, np.ndarray)), {"z"}, ["a", "z"], "?"]:
        if answer != "a":
            assert score_of_choice(name, answer) == 0.0, answer


@pytest.mark.parametrize("name", CHOICES)
def test_wrong_letters_together_cost_what_the_right_ones_earn(name: str) -> None:
    wrong = set(CHOICES[name].because) - CHOICES[name].key
    assert wrong
    if CHOICES[name].several:
        assert score_of_choice(name, set(CHOICES[name].key)) == 1.0
        assert score_of_choice(name, set(sorted(CHOICES[name].key)[1:]) | wrong) == 0.0


def score_of_choice(name: str, answer: Any) -> float:
    question = CHOICES[name]
    return judge_choice(question, f"check_{question.name}", 1.0, [f"{question.name} = {answer!r}"]).score
