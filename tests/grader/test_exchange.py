"""Feedback goes back through nbgrader's exchange: each learner gets the pages under the time of the hand-in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course
from tests.conftest import HandIn
from tests.grader.exchange import COURSE_ID, Exchange
from tests.grader.html_pages import read_page

pytestmark = pytest.mark.slow

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
WRONG = "def double(numbers):\n    return numbers ** 2"
NBGRADER = Path(sys.executable).parent / "nbgrader"
Grade = Callable[..., None]


@pytest.fixture
def exchange(tmp_path: Path, released_course: Course, class_folder: Path) -> Exchange:
    made = Exchange(released_course, class_folder, tmp_path / "exchange", tmp_path / "learners")
    (class_folder / "nbgrader_config.py").write_text(made.settings(), encoding="utf-8")
    for assignment in released_course.assignments:
        made.release_assignment(assignment)
    return made


@pytest.fixture
def grade(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> Grade:
    """Run `grader grade` or another of its commands on the class folder."""
    monkeypatch.chdir(exchange.course.home)

    def run(*arguments: str, command: str = "grade") -> None:
        result = CliRunner().invoke(app, [command, *arguments, "--root", str(exchange.root)])
        assert result.exit_code in (0, 1), result.output

    return run


def write(folder: Path, **sources: str) -> None:
    """Write answers into the notebooks of a learner's own folder, by grade_id."""
    for path in folder.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            cell.source = sources.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
        nbformat.write(notebook, path)


def hand_in_through(exchange: Exchange, student: str, assignment: str = "lessons", **sources: str) -> str:
    """Write answers, hand them in and let them be collected. Returns the time of it."""
    folder = exchange.learners / student / assignment
    write(folder if folder.exists() else exchange.fetch(student, assignment), **sources)
    time = exchange.submit(student, assignment)
    exchange.collect(assignment)
    return time


def scores(pages: dict[str, str]) -> dict[str, str]:
    """The score that stands at the top of each page."""
    return {name: read_page(page).words.split("(Score: ")[1].split(")")[0] for name, page in pages.items()}


def test_pages_come_back_under_the_time_of_each_hand_in(exchange: Exchange, grade: Grade) -> None:
    first = hand_in_through(exchange, "ada", double=WRONG)
    grade()
    exchange.release_feedback("lessons")
    assert scores(exchange.fetch_feedback("ada", "lessons")) == {f"{first}/01_doubling.html": "0.0 / 6.0"}
    second = hand_in_through(exchange, "ada", double=RIGHT)
    grade()
    exchange.release_feedback("lessons")
    assert scores(exchange.fetch_feedback("ada", "lessons")) == {
        f"{first}/01_doubling.html": "0.0 / 6.0",
        f"{second}/01_doubling.html": "4.0 / 6.0",
    }


def test_work_handed_in_again_as_it_was_gets_its_pages_under_the_new_time(exchange: Exchange, grade: Grade) -> None:
    hand_in_through(exchange, "ada", double=RIGHT)
    grade()
    second = hand_in_through(exchange, "ada")
    grade()
    exchange.release_feedback("lessons")
    assert set(exchange.fetch_feedback("ada", "lessons")) == {f"{second}/01_doubling.html"}


def test_each_learner_gets_the_own_pages_of_each_assignment(exchange: Exchange, grade: Grade) -> None:
    times = {name: hand_in_through(exchange, name, double=code) for name, code in (("ada", RIGHT), ("bob", WRONG))}
    exam = hand_in_through(exchange, "bob", "exam", answer_1='answer_1 = "b"')
    grade()
    for assignment in ("lessons", "exam"):
        exchange.release_feedback(assignment)
    assert scores(exchange.fetch_feedback("ada", "lessons")) == {f"{times['ada']}/01_doubling.html": "4.0 / 6.0"}
    assert scores(exchange.fetch_feedback("bob", "lessons")) == {f"{times['bob']}/01_doubling.html": "0.0 / 6.0"}
    assert scores(exchange.fetch_feedback("bob", "exam")) == {f"{exam}/final.html": "1.0 / 6.0"}


def test_pages_of_one_learner_may_be_released_alone(exchange: Exchange, grade: Grade) -> None:
    ada, _ = (hand_in_through(exchange, name, double=RIGHT) for name in ("ada", "bob"))
    grade("--student", "ada")
    exchange.release_feedback("lessons", "ada")
    assert set(exchange.fetch_feedback("ada", "lessons")) == {f"{ada}/01_doubling.html"}
    assert exchange.fetch_feedback("bob", "lessons") == {}


def test_command_of_nbgrader_releases_what_was_graded(exchange: Exchange, grade: Grade) -> None:
    time = hand_in_through(exchange, "ada", double=RIGHT)
    grade()
    path = f"{NBGRADER.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(NBGRADER), "release_feedback", "lessons"],
        cwd=exchange.root,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert set(exchange.fetch_feedback("ada", "lessons")) == {f"{time}/01_doubling.html"}


def released(exchange: Exchange) -> list[str]:
    return sorted(path.name for path in (exchange.place / COURSE_ID / "feedback").iterdir())


def test_learner_who_handed_in_another_way_holds_nobody_up(exchange: Exchange, grade: Grade, hand_in: HandIn) -> None:
    hand_in("zoe", double=RIGHT)
    ada = hand_in_through(exchange, "ada", double=RIGHT)
    grade()
    exchange.release_feedback("lessons")
    assert set(exchange.fetch_feedback("ada", "lessons")) == {f"{ada}/01_doubling.html"}
    before = released(exchange)
    grade("--again")
    grade(command="report")
    exchange.release_feedback("lessons")
    assert released(exchange) == before  # each page once, however often it is released


def test_page_of_work_that_came_another_way_does_not_replace_that_of_the_exchange(
    exchange: Exchange, grade: Grade, hand_in: HandIn
) -> None:
    hand_in_through(exchange, "ada", double=WRONG)
    grade()
    exchange.release_feedback("lessons")
    before = exchange.fetch_feedback("ada", "lessons")
    shutil.rmtree(exchange.root / "submitted" / "ada" / "lessons")
    hand_in("ada", double=RIGHT)
    grade()
    exchange.release_feedback("lessons")
    assert exchange.fetch_feedback("ada", "lessons") == before


def test_report_before_the_new_work_is_graded_leaves_the_old_page_under_its_time(
    exchange: Exchange, grade: Grade
) -> None:
    first = hand_in_through(exchange, "ada", double=WRONG)
    grade()
    hand_in_through(exchange, "ada", double=RIGHT)
    grade(command="report")
    exchange.release_feedback("lessons")
    assert scores(exchange.fetch_feedback("ada", "lessons")) == {f"{first}/01_doubling.html": "0.0 / 6.0"}


HOSTILE = {
    "a link": lambda path, secret: path.symlink_to(secret),
    "a pipe": lambda path, secret: os.mkfifo(path),
    "a folder": lambda path, secret: path.mkdir(),
    "huge": lambda path, secret: path.write_bytes(b"7" * 10_000_000),
    "empty": lambda path, secret: path.write_bytes(b""),
    "blank": lambda path, secret: path.write_bytes(b" \n"),
    "no text": lambda path, secret: path.write_bytes(b"\xff\xfe\x00"),
    "terminal codes": lambda path, secret: path.write_bytes(b"\x1b[2J1"),
}


@pytest.mark.parametrize("name", ["timestamp.txt", "submission_secret.txt"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_file_of_one_learner_holds_nobody_up(exchange: Exchange, grade: Grade, kind: str, name: str) -> None:
    times = {student: hand_in_through(exchange, student, double=RIGHT) for student in ("ada", "mallory")}
    secret = exchange.root / "submitted" / "ada" / "lessons" / "submission_secret.txt"
    path = exchange.root / "submitted" / "mallory" / "lessons" / name
    path.unlink()
    HOSTILE[kind](path, secret)
    grade()
    exchange.release_feedback("lessons")
    assert scores(exchange.fetch_feedback("ada", "lessons")) == {f"{times['ada']}/01_doubling.html": "4.0 / 6.0"}
    written = exchange.root / "feedback" / "mallory" / "lessons" / "submission_secret.txt"
    assert written.read_text("utf-8") != secret.read_text("utf-8")


@pytest.mark.parametrize("order", ["nbgrader first", "grader first", "nbgrader's pages"])
def test_pages_of_nbgrader_and_ours_come_back_alike(exchange: Exchange, grade: Grade, order: str) -> None:
    time = hand_in_through(exchange, "ada", double=RIGHT)
    if order == "nbgrader first":
        plainly(exchange, "autograde", "generate_feedback")
        grade()
    elif order == "grader first":
        grade()
        plainly(exchange, "autograde", "generate_feedback")
    else:
        grade()
        plainly(exchange, "generate_feedback")
    exchange.release_feedback("lessons")
    assert scores(exchange.fetch_feedback("ada", "lessons")) == {f"{time}/01_doubling.html": "4.0 / 6.0"}
    second = hand_in_through(exchange, "ada", double=WRONG)
    grade()
    exchange.release_feedback("lessons")
    assert scores(exchange.fetch_feedback("ada", "lessons"))[f"{second}/01_doubling.html"] == "0.0 / 6.0"


def plainly(exchange: Exchange, *steps: str) -> None:
    for step in steps:
        subprocess.run(
            [str(NBGRADER), step, "lessons", "--force"], cwd=exchange.root, check=True, capture_output=True, timeout=120
        )
