"""What lateness takes is the same everywhere."""

from pathlib import Path

import pytest

from grader.course import Course
from tests.grader.html_pages import read_page
from tests.grader.lateness.conftest import SO_MUCH_AN_HOUR, ZERO, Command, assert_all_agree, graded, mark, set_rule

pytestmark = pytest.mark.slow


def test_all_places_agree_without_a_rule(command: Command, late_class: Path) -> None:
    graded(command, late_class)
    assert_all_agree(late_class, lessons=4.0, exam=1.0)


def test_all_places_agree_where_late_work_gets_nothing(
    command: Command, late_class: Path, released_course: Course
) -> None:
    set_rule(late_class, released_course, ZERO)
    graded(command, late_class)
    assert_all_agree(late_class, lessons=0.0, exam=0.0)


def test_all_places_agree_to_the_cent_with_a_rule_of_ones_own_and_marks_and_extra_credit(
    command: Command, late_class: Path, released_course: Course
) -> None:
    set_rule(late_class, released_course, SO_MUCH_AN_HOUR)
    graded(command, late_class)
    assert_all_agree(late_class, lessons=1.0, exam=0.0)
    mark(late_class, "UPDATE grade SET manual_score = 2.55, extra_credit = 0.33 WHERE auto_score IS NULL")
    mark(late_class, "UPDATE grade SET extra_credit = 0.5 WHERE auto_score = 4")
    command("report")
    assert_all_agree(late_class, lessons=1.5, exam=0.88)


def test_extra_credit_on_what_has_no_mark_counts_nowhere(command: Command, late_class: Path) -> None:
    graded(command, late_class)
    mark(late_class, "UPDATE grade SET extra_credit = 0.5 WHERE auto_score IS NULL")
    command("report")
    assert_all_agree(late_class, exam=1.0)


@pytest.mark.parametrize("name", ["grade", "report"])
def test_mark_given_by_hand_to_work_that_gets_nothing_gives_nothing(
    command: Command, late_class: Path, released_course: Course, name: str
) -> None:
    set_rule(late_class, released_course, ZERO)
    graded(command, late_class)
    mark(late_class, "UPDATE grade SET manual_score = 3 WHERE auto_score IS NULL")
    command(name)
    command("report")
    assert_all_agree(late_class, exam=0.0)


def test_report_and_table_say_how_much_lateness_took(
    command: Command, late_class: Path, released_course: Course
) -> None:
    set_rule(late_class, released_course, ZERO)
    graded(command, late_class)
    words = read_page((late_class / "report.html").read_text("utf-8")).words
    assert "lateness took 5 points" in words
    assert "Taken for lateness" in words
    lines = [line.split() for line in command("report").output.splitlines()]
    assert ["eve", "0/6", "0/3", "-5", "0%"] in [line[:5] for line in lines]


def test_class_without_lateness_is_told_nothing_of_it(command: Command, late_class: Path) -> None:
    graded(command, late_class)
    assert "late" not in read_page((late_class / "report.html").read_text("utf-8")).words


def test_questions_are_no_harder_for_lateness(command: Command, late_class: Path, released_course: Course) -> None:
    set_rule(late_class, released_course, ZERO)
    graded(command, late_class)
    assert ["double", "lessons/01_doubling", "100%"] in [
        line.split()[:3] for line in command("report").output.splitlines()
    ]
