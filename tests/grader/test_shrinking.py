"""Smaller inputs from a failing one: parts of its axes and simpler numbers, without asking anybody."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.questions import Aspect, Case, FunctionQuestion
from grader.questions.shrinking.axes import lengths_of, named_inputs, part_of
from grader.questions.shrinking.moves import moves, telling_positions, weight_of
from grader.questions.shrinking.numbers import with_simpler_numbers

QUESTION = FunctionQuestion(
    name="cost",
    signature="cost(X, labels, centroids, k=3)",
    aspects=(Aspect("all", 1, "J is a sum.", "Look at np.sum."),),
    cases=lambda rng: [],
    compare=lambda case, answer, expected: None,
    axes={"X": "nd", "labels": "n", "centroids": "kd", "k": "k"},
    indices={"labels": "k"},
)
X = np.array([[0.5, 1.25], [2.5, 3.75], [4.5, 5.25], [6.5, 7.75]])
CENTROIDS = np.array([[10.5, 11.5], [20.5, 21.5], [30.5, 31.5]])
CASE = Case("all", "four points", (X, np.array([0, 2, 1, 2]), CENTROIDS), {"k": 3})


def inputs_of(case: Case | None, question: FunctionQuestion = QUESTION) -> dict[str, Any]:
    assert case is not None
    return {
        name: one.tolist() if isinstance(one, np.ndarray) else one for name, one in named_inputs(question, case).items()
    }


def test_axes_have_the_lengths_of_the_arguments() -> None:
    assert lengths_of(QUESTION, CASE) == {"n": 4, "d": 2, "k": 3}


def test_equal_letters_of_different_lengths_have_none() -> None:
    assert lengths_of(QUESTION, replace(CASE, keywords={"k": 4})) is None


def test_position_is_taken_in_every_argument_that_has_the_axis() -> None:
    part = inputs_of(part_of(QUESTION, CASE, {"d": [1], "n": [0, 1, 3]}))
    assert part == {
        "X": [[1.25], [3.75], [7.75]],
        "labels": [0, 2, 2],
        "centroids": [[11.5], [21.5], [31.5]],
        "k": 3,
    }


def test_points_of_a_centroid_that_is_left_out_go_too_and_labels_are_renumbered() -> None:
    part = inputs_of(part_of(QUESTION, CASE, {"k": [1, 2]}))
    assert (part["labels"], part["k"]) == ([1, 0, 1], 2)
    assert part["X"] == X[1:].tolist()


def test_entry_that_is_no_position_stays() -> None:
    nameless = replace(CASE, arguments=(X, np.array([-1, 2, -1, 2]), CENTROIDS))
    assert inputs_of(part_of(QUESTION, nameless, {"k": [2]}))["labels"] == [-1, 0, -1, 0]


def test_part_without_a_point_is_none() -> None:
    assert part_of(QUESTION, CASE, {"k": [1], "n": [0]}) is None


def test_list_is_taken_in_parts_and_stays_one() -> None:
    question = replace(QUESTION, signature="middle(values)", axes={"values": "n"}, indices={})
    assert inputs_of(part_of(question, Case("all", "list", ([1, 2, 3],)), {"n": [0, 2]}), question) == {
        "values": [1, 3]
    }


@pytest.mark.parametrize("dtype", ["float32", "uint8", "int64"])
def test_smaller_inputs_keep_dtype_layout_and_flag(dtype: str) -> None:
    stored = np.asfortranarray(np.arange(40).reshape(8, 5).astype(dtype))
    stored.flags.writeable = False
    question = replace(QUESTION, signature="last(X)", axes={"X": "nd"}, indices={})
    smaller = [one.arguments[0] for one in moves(question, Case("all", "stored", (stored,)), {}, 30)]
    assert len(smaller) == 30
    assert {(one.dtype.name, one.flags.f_contiguous, one.flags.writeable) for one in smaller} == {(dtype, True, False)}


def test_strided_rows_stay_strided() -> None:
    question = replace(QUESTION, signature="last(X)", axes={"X": "nd"}, indices={})
    part = part_of(question, Case("all", "strided", (np.arange(32.0).reshape(4, 8)[:, ::2],)), {"n": [0, 1]})
    assert part is not None
    flags = part.arguments[0].flags
    assert (flags.c_contiguous, flags.f_contiguous) == (False, False)


def test_numbers_of_points_and_centroids_change_together() -> None:
    ranked = inputs_of(next(with_simpler_numbers(QUESTION, CASE)))
    assert ranked["X"] == [[0, 0], [1, 1], [2, 2], [3, 3]]
    assert ranked["centroids"] == [[4, 4], [5, 5], [6, 6]]
    assert ranked["labels"] == [0, 2, 1, 2]


def test_same_case_has_the_same_moves_each_lighter_and_none_twice() -> None:
    first, second = (moves(QUESTION, CASE, {"n": [2]}, 40) for _ in range(2))
    assert list(map(str, map(inputs_of, first))) == list(map(str, map(inputs_of, second)))
    assert all(weight_of(one) < weight_of(CASE) for one in first)
    assert len({str(inputs_of(one)) for one in first}) == len(first) == 40


def test_no_move_is_made_that_the_question_calls_invalid() -> None:
    with_two = replace(QUESTION, valid=lambda case: len(case.arguments[2]) == 2)
    assert {len(one.arguments[2]) for one in moves(with_two, CASE, {}, 40)} == {2}


def test_rule_that_stumbles_makes_no_move() -> None:
    assert moves(replace(QUESTION, valid=lambda case: 1 / 0 > 0), CASE, {}, 40) == []


def test_wrong_entries_and_the_indices_in_them_tell_first() -> None:
    lengths = {"n": 4, "k": 3}
    assert telling_positions(np.array([0, 2, 1, 0]), np.array([0, 2, 1, 2]), lengths) == {"n": [3], "k": [2, 0]}
    assert telling_positions(np.array([0.0, 2.0]), np.array([0, 2, 1, 2]), lengths) == {}


def test_smallest_case_has_no_move() -> None:
    question = replace(QUESTION, signature="last(X)", axes={"X": "nd"}, indices={})
    assert moves(question, Case("all", "zero", (np.array([[0.0]]),)), {}, 40) == []
