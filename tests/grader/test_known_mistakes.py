"""What a release writes down of wrong functions, and what a check reads out of it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from courselab import CheckFailed, Example, FunctionExercise, Lab
from courselab.faults import number_form, number_value

from grader.course import Course
from grader.course.exercises import OpenExercise
from grader.questions import Misconception
from grader.release.known_mistakes import stale_mistakes, table, write_mistakes
from grader.release.leaks import check_release

Total = Callable[[list[int]], Any]
TOTAL = FunctionExercise(
    name="total",
    signature="total(numbers)",
    returns="Return one number.",
    form_fault=lambda arguments, answer: number_form(answer),
    value_fault=lambda example, answer: number_value("total", answer, example.expected, 1e-9),
    examples=tuple(Example((one,), sum(one), "The sum.", "each number.") for one in ([], [2], [2, 3], [5, 5, -1])),
    hints=(),
)
ONE_MORE = Misconception("one more", "It begins with 1.", "Where do you begin?", lambda numbers: sum(numbers) + 1)
NO_MINUS = Misconception("no minus", "Signs are lost.", "Look at -1.", lambda numbers: sum(map(abs, numbers)))
LAST_OUT = Misconception("last out", "The last is left out.", "Look at range.", lambda numbers: sum(numbers[:-1]))
EMPTIED = Misconception("emptied", "It empties the list.", "Look at pop.", lambda numbers: sum(pop_all(numbers)))


class Mutant(Misconception):
    """Stands for what is made by machine."""


def pop_all(numbers: list[int]) -> list[int]:
    return [numbers.pop() for _ in range(len(numbers))]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The last line but one of a failed check of a function, where the course knows some mistakes."""

    def read(function: Total, *mistakes: Misconception) -> str:
        path = tmp_path / "total.json"
        path.write_text(json.dumps(table(mistakes, OpenExercise(TOTAL, tmp_path))), encoding="utf-8")
        monkeypatch.setitem(vars(__import__("__main__")), "total", function)
        with pytest.raises(CheckFailed) as raised:
            Lab({"total": replace(TOTAL, known_mistakes=path)}).check("total")
        return str(raised.value.__notes__[-2])

    return read


def test_mistake_that_explains_all_is_told_with_its_hint(told: Callable[..., str]) -> None:
    assert told(lambda numbers: 1 + sum(numbers), NO_MINUS, ONE_MORE) == "It begins with 1. Where do you begin?"


def test_mistake_that_is_wrong_where_the_function_is_right_is_not_told(told: Callable[..., str]) -> None:
    assert told(lambda numbers: sum(numbers) + (not numbers), ONE_MORE) == "Look at: each number."


def test_mistake_that_leaves_a_part_unexplained_is_not_told(told: Callable[..., str]) -> None:
    assert told(lambda numbers: sum(numbers) + (-1 in numbers), NO_MINUS) == "Look at: each number."


def test_of_two_independent_mistakes_the_one_that_shows_first_is_told(told: Callable[..., str]) -> None:
    no_end = Misconception("nothing", "It gives 7 for none.", "", lambda numbers: sum(numbers) if numbers else 7)
    both = told(lambda numbers: sum(map(abs, numbers)) if numbers else 7, NO_MINUS, no_end)
    assert both == "It gives 7 for none."


def test_changed_argument_is_part_of_a_mistake(told: Callable[..., str]) -> None:
    assert told(lambda numbers: sum(pop_all(numbers)), EMPTIED, NO_MINUS) == "It empties the list. Look at pop."


def test_written_by_hand_comes_before_what_is_made_by_machine(told: Callable[..., str]) -> None:
    made = Mutant("start", "A 1 stands for a 0.", "", ONE_MORE.wrong)
    assert told(lambda numbers: sum(numbers, 1), made, ONE_MORE) == "It begins with 1. Where do you begin?"


def test_several_that_do_the_same_are_told_by_their_family_or_not_at_all(told: Callable[..., str]) -> None:
    first, second = (Mutant(name, f"{name}.", "", ONE_MORE.wrong, family="wrong start") for name in "ab")
    assert told(ONE_MORE.wrong, first, second) == "It looks like this kind of mistake: wrong start."
    assert told(ONE_MORE.wrong, first, replace(second, family="")) == "Look at: each number."


def test_crash_alone_tells_no_mistake(told: Callable[..., str]) -> None:
    stops = Misconception("stops", "It divides by the length.", "", lambda numbers: sum(numbers) / len(numbers) * 0 + 1)
    assert "divides" not in told(lambda numbers: sum(numbers) if numbers else 1 // 0, stops)


EXERCISE = """
from courselab import Example, FunctionExercise
from courselab.faults import array_form

import numpy as np

EXERCISE = FunctionExercise(
    name="double",
    signature="double(numbers)",
    returns="Return an array.",
    form_fault=lambda arguments, answer: array_form("It", answer, arguments[0].shape, "f", "floats"),
    value_fault=lambda example, answer: None if np.array_equal(answer, example.expected) else "Not doubled.",
    examples=(Example((np.array([3.0]),), np.array([6.0]), "Twice.", "the number."),),
    hints=(),
)
"""


@pytest.fixture
def with_package(fresh_course: Course) -> Course:
    """The small course, with a package of its own that holds one exercise."""
    lab = fresh_course.home / "course" / "double_lab"
    (lab / "exercises").mkdir(parents=True)
    (lab / "__init__.py").touch()
    (lab / "exercises" / "__init__.py").touch()
    (lab / "exercises" / "double.py").write_text(EXERCISE, encoding="utf-8")
    settings = fresh_course.home / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8") + 'packages = ["course/double_lab"]\n', encoding="utf-8")
    return Course(fresh_course.home)


def test_release_writes_a_table_beside_the_exercises_the_same_each_time(with_package: Course) -> None:
    path = with_package.home / "course" / "double_lab" / "known_mistakes" / "double.json"
    write_mistakes(with_package)
    first = path.read_bytes()
    path.unlink()
    write_mistakes(with_package)
    assert path.read_bytes() == first
    says = [one["says"] for one in json.loads(first)["words"]]
    assert "It looks as if each number is squared. Twice is not squared." in says


def test_table_of_other_questions_is_told_by_the_check_of_a_release(with_package: Course) -> None:
    assert stale_mistakes(with_package) == [
        "course/double_lab/known_mistakes/double.json is not what solutions/ generate."
    ]
    write_mistakes(with_package)
    assert stale_mistakes(with_package) == []
    question = with_package.home / "solutions" / "questions" / "double.py"
    question.write_text(question.read_text("utf-8").replace("x / 2", "x / 3"), encoding="utf-8")
    assert len(stale_mistakes(with_package)) == 1


def test_table_of_no_question_is_taken_away(with_package: Course) -> None:
    write_mistakes(with_package)
    stray = with_package.home / "course" / "double_lab" / "known_mistakes" / "gone.json"
    stray.write_text("{}", encoding="utf-8")
    assert len(stale_mistakes(with_package)) == 1
    write_mistakes(with_package)
    assert not stray.exists()


def test_table_leaks_nothing(with_package: Course, tmp_path: Path) -> None:
    write_mistakes(with_package)
    for assignment in with_package.assignments:
        (tmp_path / "release" / assignment).mkdir(parents=True)
    check_release(with_package, tmp_path / "release")


def test_course_without_exercises_gets_no_table(fresh_course: Course) -> None:
    write_mistakes(fresh_course)
    assert list(fresh_course.home.rglob("known_mistakes")) == []
