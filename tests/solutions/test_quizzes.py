"""The form of both quizzes: kinds, letters, reasons, and answers that give no hint by their pattern."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.solutions.quiz_text import Quiz

QUIZZES = [Quiz("quiz_1_kmeans"), Quiz("quiz_2_kmeans_plus_plus")]
EACH = [(quiz, number) for quiz in QUIZZES for number in range(1, len(quiz.names) + 1)]


def place(value: object) -> str:
    return value.stem if isinstance(value, Quiz) else str(value)


each_question = pytest.mark.parametrize(("quiz", "number"), EACH, ids=place)
each_quiz = pytest.mark.parametrize("quiz", QUIZZES, ids=place)


@each_quiz
def test_quiz_has_8_to_10_questions_in_order(quiz: Quiz) -> None:
    assert 8 <= len(quiz.names) <= 10
    assert quiz.names == [f"answer_{number}" for number in range(1, len(quiz.names) + 1)]


@each_question
def test_every_option_has_a_reason(quiz: Quiz, number: int) -> None:
    assert quiz.options(number).keys() == quiz.question(f"answer_{number}").because.keys() == set("abcd")


@each_question
def test_every_reason_is_a_sentence_of_its_own(quiz: Quiz, number: int) -> None:
    reasons = list(quiz.question(f"answer_{number}").because.values())
    assert len(set(reasons)) == len(reasons)
    assert all(reason.endswith(".") and len(reason) > 40 for reason in reasons)


@each_question
def test_key_is_on_offer(quiz: Quiz, number: int) -> None:
    assert quiz.key(number)
    assert quiz.key(number) <= quiz.question(f"answer_{number}").because.keys()


@each_question
def test_solved_cell_holds_the_key(quiz: Quiz, number: int) -> None:
    name, values = f"answer_{number}", dict[str, object]()
    exec(next(cell.source for cell in quiz.notebook.cells if cell.id == name), values)
    answer = values[name]
    assert ({answer} if isinstance(answer, str) else answer) == quiz.key(number)


@each_question
def test_kind_is_said_and_checked_as_it_is(quiz: Quiz, number: int) -> None:
    name, several = f"answer_{number}", quiz.question(f"answer_{number}").several
    check = next(cell for cell in quiz.notebook.cells if cell.id == f"check_{name}")
    assert ("**All that apply.**" in quiz.text(number)) == several
    assert ("**Single answer.**" in quiz.text(number)) != several
    assert check.source == f'check("{name}", options="abcd"{", several=True" if several else ""})'
    assert check.metadata["nbgrader"]["points"] == 1


@each_question
def test_learner_starts_from_none(quiz: Quiz, number: int) -> None:
    name = f"answer_{number}"
    assert next(cell for cell in quiz.notebook.cells if cell.id == name).metadata["stub"] == f"{name} = None"


@each_quiz
def test_at_least_two_questions_ask_for_several_letters(quiz: Quiz) -> None:
    assert sum(quiz.question(name).several for name in quiz.names) >= 2


@each_quiz
def test_letters_are_right_about_equally_often(quiz: Quiz) -> None:
    counts = Counter(letter for name in quiz.names for letter in quiz.question(name).key)
    assert counts.keys() == set("abcd")
    assert max(counts.values()) - min(counts.values()) <= 1


@each_quiz
def test_neighbouring_questions_have_different_keys(quiz: Quiz) -> None:
    keys = [quiz.question(name).key for name in quiz.names]
    assert all(one != next_one for one, next_one in pairwise(keys))


@each_quiz
def test_number_of_right_letters_is_no_hint(quiz: Quiz) -> None:
    assert len({len(quiz.question(name).key) for name in quiz.names if quiz.question(name).several}) > 1
