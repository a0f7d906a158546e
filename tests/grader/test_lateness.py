"""What lateness takes is the same everywhere, and follows the due date, the rule and the marks without being asked."""

import contextlib
import csv
import io
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin
from rich.console import Console
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.report.class_table import ClassTable
from grader.report.rows import read_rows
from tests.conftest import HandIn
from tests.grader.gradebook_rows import gradebook_rows
from tests.grader.html_pages import read_page

pytestmark = pytest.mark.slow

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
IN_TIME, LATE = "2030-04-30 11:00:00.000000 UTC\n", "2030-05-01 13:00:00.000000 UTC\n"
DUE = "2030-04-30 12:00:00"
ZERO = "c.LateSubmissionPlugin.penalty_method = 'zero'\n"
SO_MUCH_AN_HOUR = """
from nbgrader.plugins import LateSubmissionPlugin


class Hourly(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return total_seconds_late / 3600 * 0.12


c.AssignLatePenalties.plugin_class = Hourly
"""
Command = Callable[..., Result]


@pytest.fixture
def command(class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command of the grader on the class folder."""
    monkeypatch.chdir(released_course.home)

    def run(name: str, *options: str) -> Result:
        result = CliRunner().invoke(app, [name, "--root", str(class_folder), *options])
        assert isinstance(result.exception, SystemExit | None), result.output
        return result

    return run


@pytest.fixture
def late_class(class_folder: Path, released_course: Course, hand_in: HandIn) -> Path:
    """Ada hands in in time, eve a day and an hour late, in two assignments; dan's work has no date."""
    for student, date in (("ada", IN_TIME), ("eve", LATE), ("dan", None)):
        paths = [
            hand_in(student, double=RIGHT, answer="answer = 13"),
            hand_in(student, "final", answer_1='answer_1 = "b"', essay="Twice."),
        ]
        for path in paths if date else ():
            path.with_name("timestamp.txt").write_text(date, encoding="utf-8")
    set_rule(class_folder, released_course, "")
    return class_folder


def set_rule(root: Path, course: Course, text: str) -> None:
    """Write the class folder's nbgrader_config.py, as an instructor does."""
    start = "from grader.plugs.configuration import configure\nc = get_config()\n"
    place = f"configure(c, home={str(course.home)!r}, root={str(root)!r})\n"
    (root / "nbgrader_config.py").write_text(start + place + text, encoding="utf-8")


def set_due(root: Path, date: str | None, assignment: str = "lessons") -> None:
    """Move a due date, as the formgrader and `nbgrader db assignment add --duedate` do."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment(assignment, duedate=date)


def mark(root: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute(statement)


Totals = dict[tuple[str, str], float]


def exported(root: Path) -> Totals:
    """The scores that `nbgrader export` gives to each learner and assignment."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        CsvExportPlugin(to=str(root / "grades.csv")).export(gradebook)
    lines = csv.DictReader((root / "grades.csv").read_text("utf-8").splitlines())
    return {(line["student_id"], line["assignment"]): round(float(line["score"]), 2) for line in lines}


def in_gradebook(root: Path) -> Totals:
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        return {
            (one.student.id, assignment.name): round(one.score - one.late_submission_penalty, 2)
            for assignment in gradebook.assignments
            for one in gradebook.assignment_submissions(assignment.name)
        }


def on_pages(root: Path) -> Totals:
    """The score at the top of each feedback page; the small course has one notebook an assignment."""
    pages = {path: read_page(path.read_text("utf-8")).words for path in (root / "feedback").rglob("*.html")}
    return {
        (path.parts[-3], path.parts[-2]): float(words.split("(Score: ")[1].split(" /")[0])
        for path, words in pages.items()
    }


def in_report(root: Path) -> Totals:
    """The points in the report's table of learners."""
    words = read_page((root / "report.html").read_text("utf-8")).words.split("Verdicts Feedback ")[-1]
    found = {}
    for student in ("ada", "dan", "eve"):
        cells = words.split(f"{student} ", 1)[1].split()
        found[student, "lessons"], found[student, "exam"] = float(cells[0]), float(cells[3])
    return found


def in_table(root: Path) -> Totals:
    console = Console(file=io.StringIO(), width=160)
    console.print(ClassTable(read_rows(root, ["lessons", "exam"])))
    lines = [line.split() for line in console.file.getvalue().splitlines()]
    rows = {line[0]: line[1:3] for line in lines if line and line[0] in ("ada", "dan", "eve")}
    return {
        (student, assignment): float(cell.split("/")[0])
        for student, cells in rows.items()
        for assignment, cell in zip(("lessons", "exam"), cells, strict=True)
    }


def assert_all_agree(root: Path, **eve: float) -> None:
    """Every place gives the same totals, and eve what she should have."""
    truth = in_gradebook(root)
    assert {name: truth["eve", name] for name in eve} == eve
    for place in (exported, on_pages, in_report, in_table):
        assert place(root) == truth, place.__name__


def graded(command: Command, root: Path) -> str:
    for assignment in ("lessons", "exam"):
        set_due(root, DUE, assignment)
    output = command("grade").output
    command("report")
    return output


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
    assert f"{late} of 3 submissions would be graded {why}; {late} scores would change." in said
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
