"""Sentences about answers: they take any object, run none of its code, and say the same in check and question."""

import numpy as np
import pytest
from courselab.faults import (
    indices_form,
    indices_value,
    integer_form,
    is_integer,
    is_number,
    kind,
    number_value,
    rows_value,
    truth_form,
)

FOUR = np.array([0, 2, 5, 7])


class Trap:
    """Stands for what a learner may return: it answers no question about itself."""

    @property
    def type_name(self) -> str:
        raise RuntimeError


class StandIn:
    def __init__(self) -> None:
        self.type_name = "Tensor" + 90 * "r"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (np.zeros((3, 1)), "an array of shape (3, 1)"),
        (np.float32(2), "a number"),
        (True, "a truth value"),
        ("b", "text"),
        ({}, "a dictionary"),
        (Trap(), "an object of type Trap"),
        (StandIn(), "an object of type Tensor" + 34 * "r"),
    ],
)
def test_kind_of_any_object_is_said_without_asking_it(answer: object, words: str) -> None:
    assert kind(answer) == words


@pytest.mark.parametrize("answer", [3, -(10**40), np.uint8(3), np.array(3)])
def test_integer_of_any_size_and_type_is_one(answer: object) -> None:
    assert is_integer(answer)
    assert is_number(answer)


@pytest.mark.parametrize("answer", [True, 3.0, np.float64(3), np.array(3.0), np.array([3]), "3", None, Trap()])
def test_other_answers_are_no_integer(answer: object) -> None:
    assert not is_integer(answer)
    assert integer_form(answer)


@pytest.mark.parametrize("answer", [0, 1.0, np.array(True), "True", None])
def test_only_a_truth_value_is_one(answer: object) -> None:
    assert truth_form(answer)
    assert truth_form(np.bool(True)) is None


@pytest.mark.parametrize(
    ("answer", "expected", "sentence"),
    [
        (5.0 + 4e-6, 5.0, None),
        (np.nan, 5.0, "The cost is nan, not a number."),
        (np.inf, 5.0, "The cost is infinite."),
        (10**400, 5.0, "The cost is infinite."),
        (-5.0, 5.0, "The cost is negative."),
        (-7.0, -5.0, "The cost is too small."),
        (4.9, 5.0, "The cost is too small."),
        (5.1, 5.0, "The cost is too large."),
        (1e-9, 0.0, "The cost is too large."),
        (1e-13, 0.0, None),
    ],
)
def test_number_is_judged_within_its_tolerances(answer: float, expected: float, sentence: str | None) -> None:
    assert number_value("cost", answer, expected, relative=1e-6, absolute=1e-12) == sentence


@pytest.mark.parametrize("answer", [None, [0, 2], np.array(3), np.zeros((2, 2), dtype=int), np.zeros(2), Trap()])
def test_other_things_than_an_integer_array_with_one_axis_are_no_indices(answer: object) -> None:
    assert indices_form(answer)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (FOUR, None),
        (FOUR[1:], "k = 0 is missing."),
        (np.append(FOUR, 9), "k = 9 should not be in it."),
        (FOUR[::-1], "Its numbers are not ascending, or one stands in it twice."),
    ],
)
def test_first_wrong_index_is_named(answer: np.ndarray, sentence: str | None) -> None:
    assert indices_form(answer) is None
    assert indices_value("k = ", answer, FOUR) == sentence


def test_first_row_that_is_off_is_named_and_nan_is_off() -> None:
    expected = np.array([[1.0, 2.0], [3.0, 4.0]])
    answer = np.array([[1.0, 2.0], [3.0, np.nan]])
    assert rows_value("line", expected + 1e-10, expected, 1e-9) is None
    assert rows_value("line", answer, expected, 1e-9) == "1 of 2 lines off; the first is line 1, at (3, nan)."
