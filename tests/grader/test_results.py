"""The results of a class, as they are shown while it is graded, are those that its files hold afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from grader.course import Course
from grader.pipeline.class_run import How, grade_class
from grader.plugs.address import gradebook_url
from grader.report.rows import read_rows
from grader.verdict.row import Row
from tests.conftest import HandIn

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
GradeClass = Callable[..., list[Row]]


@pytest.fixture
def graded(class_folder: Path, released_course: Course) -> GradeClass:
    """Grade the class folder, and return the rows that the command shows."""
    quiet = Console(quiet=True)

    def run(again: bool = False) -> list[Row]:
        return grade_class(released_course, class_folder, [], [], How(1, again), quiet)[0]

    return run


def test_rows_of_a_class_that_was_just_graded_are_those_in_its_files(
    graded: GradeClass, hand_in: HandIn, class_folder: Path, released_course: Course
) -> None:
    hand_in("ada", double=RIGHT, answer="answer = 13")
    hand_in("bob")
    hand_in("bob", "final", essay="An essay.")
    assert graded() == read_rows(class_folder, released_course.assignments)


def test_rows_of_a_regraded_class_keep_marks_and_penalties(
    graded: GradeClass, hand_in: HandIn, class_folder: Path, released_course: Course
) -> None:
    hand_in("ada", "final", essay="An essay.")
    hand_in("bob", double=RIGHT)
    graded()
    with Gradebook(gradebook_url(class_folder)) as gradebook:
        grade = gradebook.find_grade("essay", "final", "exam", "ada")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.5, 0.5, False
        gradebook.db.commit()
    rows = graded(again=True)
    assert rows == read_rows(class_folder, released_course.assignments)
    assert {row.verdict.question: row.verdict.score for row in rows}["essay"] == 2.0


def test_rows_of_what_was_finished_before_are_shown_with_the_new_ones(
    graded: GradeClass, hand_in: HandIn, class_folder: Path, released_course: Course
) -> None:
    hand_in("ada", double=RIGHT)
    graded()
    hand_in("bob", answer="answer = 42")
    assert graded() == read_rows(class_folder, released_course.assignments)


def test_nothing_that_was_just_written_is_read_back(
    graded: GradeClass, hand_in: HandIn, class_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in("ada", double=RIGHT)
    read = Path.read_text

    def refuse(path: Path, *arguments: str, **options: str) -> str:
        assert not path.is_relative_to(class_folder / "autograded"), f"{path} is read back"
        return read(path, *arguments, **options)

    monkeypatch.setattr(Path, "read_text", refuse)
    assert [row.verdict.score for row in graded()] == [0.0, 4.0]
