"""How an answer relates to the right one: computed over all failing cases, and said."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.questions import Misconception
from tests.grader.diagnosis.numbers import verdict_on

Function = Callable[[Any], Any]


def total(numbers: Any) -> float:
    return float(numbers.sum())


def squares(numbers: Any) -> Any:
    return 1.0 * numbers**2


def pair(numbers: Any) -> Any:
    return total(numbers), squares(numbers)


RELATIONS: list[tuple[Function, Function, str]] = [
    (lambda x: total(x) / len(x), total, "divided by the length of numbers"),
    (lambda x: total(x) * 2, total, "twice the right answer"),
    (lambda x: total(x) * 0.3, total, "0.3 times the right answer"),
    (lambda x: total(x) ** 2, total, "square"),
    (lambda x: -total(x), total, "negative"),
    (lambda x: total(x) + 1, total, "one too large"),
    (lambda x: total(x) + 0.25, total, "0.25 too large"),
    (lambda x: float(int(total(x))), total, "cut to whole numbers"),
    (lambda x: round(total(x), 1), total, "rounded to 1 decimals"),
    (lambda x: float(np.nan), total, "nan"),
    (lambda x: 5.0, total, "same for every input"),
    (lambda x: squares(x)[::-1], squares, "reversed"),
    (lambda x: np.sort(squares(x)), squares, "sorted"),
    (lambda x: np.cumsum(squares(x)), squares, "running sums"),
    (lambda x: np.zeros(len(x)), squares, "all zeros"),
    (lambda x: 1.0 * x, squares, "numbers returned as it is"),
    (lambda x: np.roll(squares(x), 1), squares, "moved one place on"),
    (lambda x: pair(x)[::-1], pair, "parts in another order"),
    (lambda x: (2 * total(x), squares(x)), pair, "first part: twice the right answer"),
]


@pytest.mark.parametrize(("wrong", "right", "name"), RELATIONS, ids=lambda one: one if isinstance(one, str) else "")
def test_relation_to_the_right_answer_is_named(wrong: Function, right: Function, name: str) -> None:
    verdict = verdict_on(wrong, right)
    assert verdict.diagnosis == name
    assert verdict.hint


def test_what_is_kept_between_calls_is_named() -> None:
    kept: list[float] = []

    def keeps(numbers: Any) -> float:
        kept.extend(numbers.tolist())
        return float(sum(kept))

    assert verdict_on(keeps, total).diagnosis == "kept between calls"


def test_misconception_and_a_relation_together_are_both_named() -> None:
    misconception = Misconception("largest only", "It looks as if only the largest counts.", "All do.", np.max)
    verdict = verdict_on(lambda x: 2.0 * float(x.max()), total, misconception)
    assert verdict.diagnosis == "largest only; twice the right answer"


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (lambda x: total(x[:-1]), "last row left out"),
        (lambda x: total(np.trunc(x)), "inputs cut to whole numbers"),
        (lambda x: total(np.abs(x)), "inputs without signs"),
    ],
)
def test_right_function_of_altered_inputs_is_recognised(wrong: Function, name: str) -> None:
    assert verdict_on(wrong, total, styles=True).diagnosis == name
