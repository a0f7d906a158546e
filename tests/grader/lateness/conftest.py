"""A class in which one hands in late, and all the places that tell what it costs."""

import contextlib
import csv
import io
import sqlite3
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
from tests.grader.html_pages import read_page

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
