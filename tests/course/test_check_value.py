"""The open checks of values worked out by hand: they look at the form and at what every answer obeys."""

import numpy as np
import pytest
from kmeans_lab import check


@pytest.mark.parametrize("value", [[0, 0.5, 0.5, 0, 0], (0.2,) * 5, np.full(5, 0.2)])
def test_value_of_the_right_form_is_noted_right_or_wrong(value, define, capsys):
    define(chances_by_hand=value)
    check("chances_by_hand")
    assert capsys.readouterr().out.startswith("chances_by_hand: noted. You wrote ")


def test_none_is_not_attempted(define, failure):
    define(chances_by_hand=None)
    assert failure("chances_by_hand").startswith("chances_by_hand: not attempted. It is still None.")


def test_value_that_is_not_set_is_missing(failure):
    assert failure("chances_by_hand").startswith("chances_by_hand: missing. ")


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("0, 1/11", "It is text, and not a list."),
        (0.5, "It is a number, and not a list."),
        ([0.5, 0.5], "It holds 2 numbers, and not 5 numbers."),
        ([[0.5], [0.5, 1]], "Its rows are not equally long."),
        ([0, "a", 0, 0, 1], "It does not hold numbers only."),
        ([0, float("nan"), 0, 0, 1], "Not all of its numbers are finite."),
        ([0, 1, 9, 0, 1], "The chances add up to 11, and not to 1."),
        ([-1, 1, 1, 0, 0], "One of the chances is negative."),
    ],
)
def test_other_form_is_explained(value, sentence, define, failure):
    define(chances_by_hand=value)
    told = failure("chances_by_hand")
    assert told.startswith(f"chances_by_hand: malformed. {sentence}\n")
    assert "Write five chances" in told
    assert 'Stuck? hint("chances_by_hand")' in told


def test_value_that_lies_about_itself_is_malformed_and_no_traceback(define, failure):
    class Liar(list):
        def __len__(self):
            raise RuntimeError

    define(chances_by_hand=Liar([1]))
    assert failure("chances_by_hand").startswith("chances_by_hand: malformed. ")


@pytest.mark.parametrize(
    ("value", "sentence"), [(2.0, "between -1 and 1"), ([0.5], "not a number"), (np.inf, "finite")]
)
def test_silhouette_is_one_number_from_minus_1_to_1(value, sentence, define, failure):
    define(silhouette_by_hand=value)
    assert sentence in failure("silhouette_by_hand")


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (5, "It is of type int"),
        ("EGCAX", "X is not one of the letters A to G."),
        ("EGCAA", "A letter stands in it twice."),
        ("EGCA", "It holds 4 letters, and not five."),
    ],
)
def test_proof_has_five_different_letters(value, sentence, define, failure):
    define(stop_proof=value)
    assert sentence in failure("stop_proof")
