"""The open checks of quiz answers: they look at the form and never at the key."""

import pytest
from kmeans_lab import check


@pytest.mark.parametrize("answer", ["b", " B ", "b)", ["b"], {"b"}])
def test_one_letter_is_noted(answer, define, capsys):
    define(answer_3=answer)
    check("answer_3", options="abcd")
    assert capsys.readouterr().out == "answer_3: noted. You chose b.\n"


@pytest.mark.parametrize("answer", [{"a", "c"}, ["c", "a"], ("a", "c"), "a, c", "c a"])
def test_several_letters_are_noted(answer, define, capsys):
    define(answer_3=answer)
    check("answer_3", options="abcd", several=True)
    assert capsys.readouterr().out == "answer_3: noted. You chose a and c.\n"


@pytest.mark.parametrize("letter", "abcd")
def test_every_letter_on_offer_is_treated_alike(letter, define, capsys):
    define(answer_3=letter)
    check("answer_3", options="abcd")
    assert capsys.readouterr().out == f"answer_3: noted. You chose {letter}.\n"


def test_none_is_not_attempted(define, failure):
    define(answer_3=None)
    assert failure("answer_3", options="abcd").startswith("answer_3: not attempted. No letter is chosen yet.")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("e", "'e' is not on offer: choose from a, b, c, d."),
        ({"a", "c"}, "It holds 2 letters, and this question has one answer."),
        ("", "It holds no letter."),
        (2, "It is of type int."),
        ([2], "It is of type list."),
        (..., "It is of type ellipsis."),
    ],
)
def test_other_form_is_explained(answer, sentence, define, failure):
    define(answer_3=answer)
    assert failure("answer_3", options="abcd") == (f'answer_3: malformed. {sentence} Write it as answer_3 = "b".')


def test_form_of_several_shows_a_set(define, failure):
    define(answer_3="x")
    assert failure("answer_3", options="abcd", several=True).endswith('Write it as answer_3 = {"a", "c"}.')


def test_answer_that_is_not_set_is_missing(failure):
    assert failure("answer_3", options="abcd").startswith("answer_3: missing. ")


def test_misspelt_answer_is_suggested_and_another_question_is_not(define, failure):
    define(answer_2="a")
    assert "answer_2" not in failure("answer_3", options="abcd")
    define(anwser_3="a")
    assert "You defined `anwser_3`" in failure("answer_3", options="abcd")


def test_check_of_a_letter_without_the_letters_on_offer_asks_for_them(failure):
    told = failure("which_k")
    assert told == 'which_k: its check needs the letters on offer, as in check("which_k", options="abcd").'
