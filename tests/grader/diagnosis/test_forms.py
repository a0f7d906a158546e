"""Answers of the wrong form: each has a name of its own, and what is wrong behind the form is named too."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.questions import Misconception
from tests.grader.diagnosis.numbers import verdict_on

Function = Callable[[Any], Any]


def doubled(numbers: Any) -> Any:
    return 2.0 * numbers


def both(numbers: Any) -> Any:
    return float(numbers.sum()), len(numbers)


FORMS: list[tuple[Function, Function, str]] = [
    (lambda numbers: None, doubled, "nothing returned"),
    (lambda numbers: doubled(numbers).tolist(), doubled, "list for an array"),
    (lambda numbers: tuple(doubled(numbers).tolist()), doubled, "tuple for an array"),
    (lambda numbers: str(numbers.sum()), np.sum, "text for a number"),
    (lambda numbers: [float(numbers.sum())], np.sum, "list for a number"),
    (lambda numbers: numbers.sum(keepdims=True), np.sum, "array of one number for a number"),
    (lambda numbers: float(numbers.sum()), doubled, "number for an array"),
    (lambda numbers: {1: 2}, doubled, "dict for an array"),
    (lambda numbers: bool(numbers.sum()), np.sum, "truth value for a number"),
    (lambda numbers: doubled(numbers)[:, np.newaxis], doubled, "column"),
    (lambda numbers: doubled(numbers)[np.newaxis], doubled, "row"),
    (lambda numbers: doubled(numbers)[:-1], doubled, "one entry fewer"),
    (lambda numbers: np.append(doubled(numbers), 0.5), doubled, "one entry more"),
    (lambda numbers: np.argsort(numbers).astype(float), np.argsort, "floats for integers"),
    (lambda numbers: doubled(numbers).astype(int), doubled, "integers for floats"),
    (lambda numbers: np.tile(numbers, (2, 1)).T, lambda numbers: np.tile(numbers, (2, 1)), "transposed"),
    (lambda numbers: np.tile(numbers, 2), lambda numbers: np.tile(numbers, (2, 1)), "flat"),
    (lambda numbers: both(numbers)[0], both, "number for a tuple"),
    (lambda numbers: (*both(numbers), 1), both, "3 things returned for 2"),
    (lambda numbers: (both(numbers)[0], float(len(numbers)) + 0.0), both, "float for an integer"),
    (lambda numbers: ([both(numbers)[0]], len(numbers)), both, "list for a number as the first part"),
]


@pytest.mark.parametrize(("wrong", "right", "name"), FORMS, ids=lambda one: one if isinstance(one, str) else "")
def test_form_has_a_name_of_its_own(wrong: Function, right: Function, name: str) -> None:
    verdict = verdict_on(wrong, right)
    assert verdict.diagnosis.partition("; ")[0] == name
    assert verdict.hint


def test_what_is_wrong_behind_the_form_is_named_too() -> None:
    misconception = Misconception("thrice", "It looks as if each is taken thrice.", "Twice.", lambda x: 3.0 * x)
    verdict = verdict_on(lambda numbers: (3.0 * numbers).tolist(), doubled, misconception)
    assert verdict.diagnosis == "list for an array; thrice"


def test_right_answer_in_the_wrong_form_has_one_mistake() -> None:
    assert verdict_on(lambda numbers: doubled(numbers).tolist(), doubled).diagnosis == "list for an array"


def test_argument_that_is_written_into_is_named_where_it_shows_and_where_it_crashes() -> None:
    def spoil(numbers: Any) -> float:
        total = float(numbers.sum())
        numbers[0] = 0
        return total

    verdict = verdict_on(spoil)
    assert verdict.diagnosis == "writes into an argument"


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        (lambda numbers: None, np.sum, "It returned None. Did you forget `return`?"),
        (lambda numbers: [1.0], np.sum, "The answer is a list, and should be a number."),
    ],
    ids=["nothing", "kind"],
)
def test_form_of_an_answer_is_told_once(wrong: Function, right: Function, sentence: str) -> None:
    assert verdict_on(wrong, right).headline.endswith(f". {sentence}")
    assert "It returns" not in verdict_on(wrong, right).headline
