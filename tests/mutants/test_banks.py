"""Banks of a course: written by the release, only where something has changed, and used only where they fit."""

from pathlib import Path

import pytest

from grader.course import Course
from grader.course.mutants import bank_file, stale_banks, write_banks
from grader.questions import FunctionQuestion
from tests.grader.course_files import copied

OLD, NEW = "np.asarray(numbers) * 2.0", "np.add(numbers, numbers)"


@pytest.fixture
def course(tmp_path: Path, released_course: Course) -> Course:
    return copied(released_course, tmp_path / "home")


def double(course: Course) -> FunctionQuestion:
    question = course.required_question("01_doubling", "double")
    assert isinstance(question, FunctionQuestion)
    return question


def edit(course: Course, old: str, new: str) -> None:
    source = course.source("01_doubling")
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_release_writes_the_mutants_of_a_solution_without_a_word_of_its_author(course: Course) -> None:
    found = list(course.mutants(double(course)).plausible([True, True, True, False]))
    assert "quotient for product" in {one.name for one in found}


def test_bank_of_what_has_not_changed_is_left_alone(course: Course) -> None:
    before = bank_file(course, "double").stat()
    write_banks(course)
    assert bank_file(course, "double").stat().st_mtime_ns == before.st_mtime_ns


def test_bank_of_another_solution_is_old_and_explains_nothing(course: Course) -> None:
    assert stale_banks(course) == []
    edit(course, OLD, NEW)
    assert len(stale_banks(course)) == 1
    assert "solutions/mutants/double.json" in stale_banks(course)[0]
    assert list(course.mutants(double(course)).plausible([True])) == []


def test_next_release_brings_an_old_bank_up_to_date(course: Course) -> None:
    edit(course, OLD, NEW)
    write_banks(course)
    assert stale_banks(course) == []


@pytest.mark.parametrize("acting", ["open('notes.txt')", "np.save('notes.npy', numbers)", "__import__('os').getpid()"])
def test_solution_that_may_do_more_than_compute_is_not_changed(course: Course, acting: str) -> None:
    edit(course, f"return {OLD}", f"return ({acting}, {OLD})[1]")
    write_banks(course)
    assert not bank_file(course, "double").exists()
    assert list(course.mutants(double(course)).plausible([True])) == []


def test_bank_of_no_question_is_taken_away(course: Course) -> None:
    other = bank_file(course, "no_question")
    other.write_text("{}", encoding="utf-8")
    write_banks(course)
    assert not other.exists()


def test_file_that_is_no_bank_explains_nothing(course: Course) -> None:
    bank_file(course, "double").write_text("[", encoding="utf-8")
    assert list(course.mutants(double(course)).plausible([True])) == []
