"""What lateness takes follows the due date, the rule and the marks without being asked; a rule that fails is named."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course
from tests.grader.gradebook_rows import gradebook_rows
from tests.grader.lateness.conftest import (
    DUE,
    LATE,
    SO_MUCH_AN_HOUR,
    ZERO,
    Command,
    assert_all_agree,
    graded,
    in_gradebook,
    mark,
    on_pages,
    set_due,
    set_rule,
)

pytestmark = pytest.mark.slow

NONE = ZERO.replace("zero", "none")
MOVED: dict[str, tuple[Callable[[Path, Course], None], float, float]] = {
    "due date set": (lambda root, course: set_due(root, DUE), 4.0, 0.0),
    "due date moved to before": (lambda root, course: set_due(root, "2020-01-01"), 4.0, 0.0),
    "due date moved to after": (lambda root, course: set_due(root, "2040-01-01"), 0.0, 4.0),
    "due date removed": (lambda root, course: set_due(root, None), 0.0, 4.0),
    "extension": (
        lambda root, course: mark(root, "UPDATE submitted_assignment SET extension = '1970-01-03 00:00:00.000000'"),
        0.0,
        4.0,
    ),
    "rule dropped": (lambda root, course: set_rule(root, course, ""), 0.0, 4.0),
    "settings of the rule": (lambda root, course: set_rule(root, course, NONE), 0.0, 4.0),
    "another rule": (lambda root, course: set_rule(root, course, SO_MUCH_AN_HOUR), 0.0, 1.0),
}


@pytest.mark.parametrize("what", MOVED)
def test_what_moves_after_grading_moves_the_penalty_and_runs_nothing(
    command: Command, late_class: Path, released_course: Course, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    move, before, after = MOVED[what]
    set_rule(late_class, released_course, ZERO)
    set_due(late_class, DUE if before == 0.0 else None)
    command("grade", "lessons")
    assert in_gradebook(late_class)["eve", "lessons"] == before
    move(late_class, released_course)
    unchanged = gradebook_rows(late_class)
    said = " ".join(command("grade", "lessons", "--dry-run").output.split())
    assert gradebook_rows(late_class) == unchanged
    late = 2 if "before" in what else 1  # ada's work is late too, then
    why = f"({late}: the penalty for lateness changed)"
    scores = f"{late} scores" if late > 1 else "1 score"
    assert f"{late} of 3 submissions would be graded {why}; {scores} would change." in said
    monkeypatch.setattr("grader.judge.examiner.Examiner.examine", None)
    output = command("grade", "lessons").output
    assert f"Graded {late} of 3 submissions {why}" in output
    assert "eve, lessons: the penalty for lateness changed" in output
    assert in_gradebook(late_class)["eve", "lessons"] == on_pages(late_class)["eve", "lessons"] == after
    assert "Graded 0 of 3 submissions" in command("grade", "lessons").output


def test_due_date_that_makes_nobody_late_changes_nothing(
    command: Command, late_class: Path, released_course: Course
) -> None:
    set_rule(late_class, released_course, ZERO)
    graded(command, late_class)
    set_due(late_class, "2030-04-30 11:30:00")
    assert "Graded 0 of 6 submissions" in command("grade").output


def test_work_that_came_late_after_all_is_graded_with_its_penalty(
    command: Command, late_class: Path, released_course: Course
) -> None:
    set_rule(late_class, released_course, ZERO)
    graded(command, late_class)
    (late_class / "submitted" / "ada" / "lessons" / "timestamp.txt").write_text(LATE, encoding="utf-8")
    said = " ".join(command("grade", "--dry-run").output.split())
    assert "(1: the submission changed); 1 score would change" in said

    assert "lateness" in said
    assert "(1: the submission changed)" in command("grade").output
    assert in_gradebook(late_class)["ada", "lessons"] == 0.0


def test_dry_run_of_late_work_says_what_lateness_will_take(
    command: Command, late_class: Path, released_course: Course
) -> None:
    set_rule(late_class, released_course, ZERO)
    set_due(late_class, DUE)
    said = [line.split() for line in command("grade", "lessons", "--student", "eve", "--dry-run").output.splitlines()]

    assert any("lateness" in line and "-4" in line for line in said)


def test_penalty_of_a_notebook_that_is_no_longer_handed_in_goes(
    command: Command, late_class: Path, released_course: Course
) -> None:
    set_rule(late_class, released_course, ZERO)
    graded(command, late_class)
    (late_class / "submitted" / "eve" / "lessons" / "01_doubling.ipynb").unlink()
    command("grade")
    assert {row[4] for row in gradebook_rows(late_class)["submitted notebook"] if row[2] == "01_doubling"} <= {
        None,
        0.0,
    }


def test_extension_without_a_due_date_holds_nobody_up(command: Command, late_class: Path) -> None:
    command("grade")
    mark(late_class, "UPDATE submitted_assignment SET extension = '1970-01-03 00:00:00.000000'")
    assert command("grade", "--again").exit_code in (0, 1)


def test_rule_may_lie_in_a_file_of_the_class_folder(
    command: Command, late_class: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    module = SO_MUCH_AN_HOUR.partition("c.AssignLatePenalties")[0]
    (late_class / "our_rule_for_lateness.py").write_text(module, encoding="utf-8")
    named = "c.AssignLatePenalties.plugin_class = 'our_rule_for_lateness.Hourly'\n"
    set_rule(late_class, released_course, named)
    graded(command, late_class)
    assert_all_agree(late_class, lessons=1.0)


FAULTY = {
    "raises": "1 / 0",
    "text": "'two'",
    "nan": "float('nan')",
}


@pytest.mark.parametrize("kind", FAULTY)
@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["grade", "dry run"])
def test_rule_that_fails_is_named(
    command: Command, late_class: Path, released_course: Course, kind: str, options: tuple[str, ...]
) -> None:
    set_due(late_class, DUE)
    rule = SO_MUCH_AN_HOUR.replace("total_seconds_late / 3600 * 0.12", FAULTY[kind])
    command("grade", "lessons")
    set_rule(late_class, released_course, rule)
    result = command("grade", "lessons", *options)
    assert result.exit_code == 2
    assert "The rule for lateness, Hourly," in result.output


@pytest.mark.parametrize(
    "text",
    ["c.AssignLatePenalties.plugin_class = 'no_such.Plugin'\n", "c.LateSubmissionPlugin.penalty_method = 'some'\n"],
    ids=["no such plugin", "no such method"],
)
@pytest.mark.parametrize("name", ["grade", "report"])
def test_rule_that_cannot_be_set_up_is_named_before_anything(
    command: Command, late_class: Path, released_course: Course, text: str, name: str
) -> None:
    command("grade")
    before = gradebook_rows(late_class)
    set_rule(late_class, released_course, text)
    result = command(name)
    assert result.exit_code == 2
    assert "The rule for lateness" in result.output
    assert gradebook_rows(late_class) == before


@pytest.mark.parametrize(("points", "left"), [(-3.0, 4.0), (99.0, 0.0)])
def test_rule_takes_no_less_than_nothing_and_no_more_than_all(
    command: Command, late_class: Path, released_course: Course, points: float, left: float
) -> None:
    set_rule(late_class, released_course, SO_MUCH_AN_HOUR.replace("total_seconds_late / 3600 * 0.12", str(points)))
    graded(command, late_class)
    assert_all_agree(late_class, lessons=left)
