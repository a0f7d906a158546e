"""Nothing false: a mistake that could be two things is called by what both share, or not at all."""

from typing import Any

import numpy as np
import pytest

from grader.questions import Misconception
from tests.grader.diagnosis.numbers import CASES, verdict_on


def total(numbers: Any) -> float:
    return float(numbers.sum())


def on(numbers: Any, what: Any) -> bool:
    """Whether these are the numbers of a case of that aspect."""
    return any(case.aspect == what and np.array_equal(case.arguments[0], numbers) for case in CASES)


def in_one_number(value: float) -> Any:
    return lambda numbers: total(numbers) if len(numbers) > 1 else value * numbers[0]


def twins(first_family: str, second_family: str) -> tuple[Misconception, ...]:
    """Two misconceptions that answer alike where there is one number, and otherwise where all numbers are whole."""

    def one(numbers: Any) -> float:
        return 3.5 * numbers[0] if len(numbers) == 1 else total(numbers)

    return tuple(
        Misconception(name, f"It looks like {name}.", "Think.", one, family)
        for name, family in (("twin", first_family), ("other twin", second_family))
    )


def wrong(numbers: Any) -> float:
    return 3.5 * numbers[0] if len(numbers) == 1 else total(numbers) * (1.0 + 1e-9 * len(numbers))


def spoilt(numbers: Any) -> float:
    """As the twins where there is one number, and wrong in another way on whole numbers."""
    if len(numbers) == 1:
        return 3.5 * float(numbers[0])
    return -99.5 - float(numbers[0]) ** 3 if on(numbers, "integers") else total(numbers)


def test_two_that_fit_an_aspect_are_called_by_their_family() -> None:
    assert verdict_on(spoilt, total, *twins("one number", "one number")).diagnosis.startswith("one number")


def test_two_of_different_families_are_not_named() -> None:
    assert "twin" not in verdict_on(spoilt, total, *twins("one number", "scale")).diagnosis


def test_misconception_that_a_right_answer_contradicts_is_not_named() -> None:
    contradicted = Misconception("always thrice", "It looks as if ...", "Think.", lambda x: 3.5 * float(x[0]))
    assert "always thrice" not in verdict_on(spoilt, total, contradicted).diagnosis


def test_two_independent_mistakes_are_both_named_and_the_second_is_told_in_a_note() -> None:
    one = Misconception(
        "thrice", "It looks as if one is thrice.", "Once.", lambda x: 3.5 * float(x[0]) if len(x) == 1 else total(x)
    )
    other = Misconception(
        "whole", "It looks as if whole is odd.", "Even.", lambda x: -1.5 if x.dtype.kind == "i" else total(x)
    )
    verdict = verdict_on(
        lambda x: -1.5 if x.dtype.kind == "i" else 3.5 * float(x[0]) if len(x) == 1 else total(x), total, one, other
    )
    assert verdict.diagnosis == "thrice; whole"
    assert "It looks as if one is thrice." in verdict.headline
    assert verdict.notes == ('In "integers": It looks as if whole is odd. Even.',)


def test_one_failing_number_shows_no_factor() -> None:
    def wrong_once(numbers: Any) -> float:
        return 17.0 if len(numbers) == 1 and numbers[0] == 2.5 else total(numbers)

    assert "right answer" not in verdict_on(wrong_once, total).diagnosis


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (lambda x: -7.5 + float(x[0]) ** 5 if x.dtype.kind == "i" else total(x), "wrong where whole numbers come in"),
        (
            lambda x: -7.5 + float(x[0]) ** 5 if len(x) == 1 else total(x),
            "wrong where the number of entries of numbers is just 1",
        ),
        (
            lambda x: -7.5 + float(x[0]) ** 5 if not x.flags.writeable else total(x),
            "wrong where an array is read-only",
        ),
    ],
)
def test_what_only_the_failing_inputs_have_is_said_last(wrong: Any, name: str) -> None:
    verdict = verdict_on(wrong, total)
    assert verdict.diagnosis == name
    assert "all other inputs that were tried are right" in verdict.headline
