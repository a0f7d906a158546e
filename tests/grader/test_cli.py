"""The command: help, sentences in the place of tracebacks, exit statuses, and the rows it writes."""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from nbgrader.api import Gradebook
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.record import gradebook
from tests.conftest import HandIn

README = Path(__file__).parents[2] / "README.md"
COMMANDS = sorted(typer.main.get_command(app).commands)
KEYS = [
    "student",
    "assignment",
    "notebook",
    "question",
    "score",
    "max_score",
    "verdict",
    "diagnosis",
    "message",
    "seconds",
]
Run = Callable[..., Result]


@pytest.fixture
def run(released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `grader` in the small course and sees that no traceback comes out."""
    monkeypatch.chdir(released_course.home)

    def grader(*arguments: str | Path) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return grader


def after_first_line(result: Result) -> str:
    """What a command says after the line that names course and class."""
    first, _, rest = result.output.partition("\n")
    assert first.startswith("Course: Doubling (")
    return rest


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_commands_stand_in_the_order_of_the_flow(run: Run) -> None:
    shown = run("--help").output
    names = ("new", "release", "collect", "grade", "report", "demo", "power", "doctor")
    places = [shown.index(f"│ {name} ") for name in names]
    assert places == sorted(places)
    assert len(places) == len(COMMANDS)


def test_no_command_at_all_shows_the_help(run: Run) -> None:
    assert "Usage" in run().output


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_does_with_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: grader {command}" in " ".join(result.output.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_names_the_command(command: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"grader {command}" in text or f"make {command}" in text


@pytest.mark.parametrize("command", [["grades"], ["grade", "--jobs", "0"], ["collect"], ["report", "extra"]])
def test_wrong_usage_is_status_two(run: Run, command: list[str]) -> None:
    assert run(*command).exit_code == 2


def test_unknown_assignment_is_named_with_those_that_exist_and_the_nearest(run: Run, class_folder: Path) -> None:
    result = run("grade", "lesson", "--root", class_folder)
    sentence = "There is no assignment called 'lesson'. Did you mean lessons? There are: lessons, exam.\n"
    assert (result.exit_code, after_first_line(result)) == (2, sentence)


def test_unknown_learner_is_named_with_those_that_exist_and_the_nearest(
    run: Run, class_folder: Path, hand_in: HandIn
) -> None:
    hand_in("amina")
    hand_in("bob")
    result = run("grade", "--student", "amnia", "--root", class_folder)
    sentence = "There is no learner called 'amnia'. Did you mean amina? There are: amina, bob.\n"
    assert (result.exit_code, after_first_line(result)) == (2, sentence)


def test_unknown_learner_among_known_ones_grades_nobody(run: Run, class_folder: Path, hand_in: HandIn) -> None:
    hand_in("amina")
    result = run("grade", "--student", "amina", "--student", "zoe", "--root", class_folder)
    assert (result.exit_code, (class_folder / "autograded").exists()) == (2, False)


def test_long_list_of_learners_is_cut(run: Run, class_folder: Path) -> None:
    for number in range(30):
        (class_folder / "submitted" / f"learner{number:02}" / "lessons").mkdir(parents=True)
    assert "learner19 and 10 more." in run("grade", "--student", "zoe", "--root", class_folder).output


@pytest.mark.parametrize("command", ["grade", "report"])
def test_class_folder_that_does_not_exist_is_named_and_not_made(run: Run, tmp_path: Path, command: str) -> None:
    result = run(command, "--root", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert f"{tmp_path / 'nowhere' / 'submitted'} holds no submissions." in result.output
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("command", ["grade", "report"])
def test_nothing_submitted_is_a_sentence_and_changes_nothing(run: Run, class_folder: Path, command: str) -> None:
    result = run(command, "--root", class_folder)
    assert result.exit_code == 2
    assert "holds no submissions. Put them there with `grader collect`, or name another --root." in result.output
    assert files(class_folder) == {"gradebook.db"}


@pytest.mark.parametrize("command", ["grade", "report"])
def test_damaged_gradebook_is_named_and_kept(run: Run, class_folder: Path, hand_in: HandIn, command: str) -> None:
    hand_in("ada")
    (class_folder / "gradebook.db").write_bytes(b"no database" * 100)
    result = run(command, "--root", class_folder)
    assert result.exit_code == 2
    assert f"{class_folder / 'gradebook.db'} is no gradebook" in result.output
    assert (class_folder / "gradebook.db").read_bytes() == b"no database" * 100


@pytest.mark.parametrize("command", ["grade", "report"])
def test_locked_gradebook_is_named_and_kept(
    run: Run, class_folder: Path, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(gradebook, "_LOCK_SECONDS", 0.05)
    hand_in("ada")
    with sqlite3.connect(class_folder / "gradebook.db", isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        result = run(command, "--root", class_folder)
    holder.close()
    assert result.exit_code == 2
    assert f"{class_folder / 'gradebook.db'} is locked" in result.output
    assert not (class_folder / "autograded").exists()


def test_lost_gradebook_of_graded_work_is_not_made_anew(run: Run, class_folder: Path, hand_in: HandIn) -> None:
    hand_in("ada")
    (class_folder / "gradebook.db").unlink()
    (class_folder / "autograded" / "ada" / "lessons").mkdir(parents=True)
    result = run("grade", "--root", class_folder)
    assert result.exit_code == 2
    assert "Put the gradebook back from a backup" in result.output
    assert not (class_folder / "gradebook.db").exists()


def test_new_class_folder_gets_a_gradebook(run: Run, class_folder: Path, hand_in: HandIn) -> None:
    hand_in("ada", "final")
    (class_folder / "gradebook.db").unlink()
    assert run("grade", "--root", class_folder).exit_code == 0


def test_gradebook_that_lacks_an_assignment_learns_it(run: Run, class_folder: Path, hand_in: HandIn) -> None:
    hand_in("ada", "final")
    with Gradebook(f"sqlite:///{class_folder / 'gradebook.db'}") as known:
        known.remove_assignment("exam")
    assert run("grade", "--root", class_folder).exit_code == 0


def test_gradebook_with_points_of_an_earlier_release_learns_the_new_ones(
    run: Run, class_folder: Path, hand_in: HandIn, tmp_path: Path
) -> None:
    hand_in("ada", "final", answer_1='answer_1 = "b"')
    with contextlib.closing(sqlite3.connect(class_folder / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute("UPDATE grade_cells SET max_score = 50")
    rows = tmp_path / "rows.jsonl"
    run("grade", "--root", class_folder, "--json", rows)
    assert {row["max_score"] for row in map(json.loads, rows.read_text("utf-8").splitlines())} == {1.0, 2.0, 3.0}


def test_file_that_cannot_be_written_is_a_sentence(run: Run, class_folder: Path, hand_in: HandIn) -> None:
    hand_in("ada", "final")
    (class_folder / "report.html").mkdir()
    result = run("report", "--root", class_folder)
    assert result.exit_code == 2
    assert "report.html" in result.output
    assert "run the command again" in result.output


def test_course_that_was_never_released_says_so(
    run: Run, fresh_course: Course, class_folder: Path, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in("ada")
    monkeypatch.chdir(fresh_course.home)
    result = run("grade", "--root", class_folder)
    assert result.exit_code == 2
    assert "holds no released notebooks. Run `grader release` first." in result.output


def test_rows_hold_exactly_what_is_promised(run: Run, class_folder: Path, hand_in: HandIn, tmp_path: Path) -> None:
    hand_in("ada", "final", answer_1='answer_1 = "a"')
    rows_file = tmp_path / "deep" / "rows.jsonl"
    run("grade", "exam", "--root", class_folder, "--json", rows_file)
    rows = [json.loads(line) for line in rows_file.read_text(encoding="utf-8").splitlines()]
    assert [list(row) for row in rows] == [KEYS] * 3
    assert {(type(row["score"]), type(row["max_score"]), type(row["seconds"])) for row in rows} == {(float,) * 3}
    assert {key: rows[0][key] for key in KEYS[:8]} == {
        "student": "ada",
        "assignment": "exam",
        "notebook": "final",
        "question": "check_answer_1",
        "score": 0.0,
        "max_score": 1.0,
        "verdict": "wrong",
        "diagnosis": "chose a",
    }


def test_rows_into_a_folder_are_refused_before_anything_is_graded(
    run: Run, class_folder: Path, hand_in: HandIn
) -> None:
    hand_in("ada")
    assert run("grade", "--root", class_folder, "--json", class_folder).exit_code == 2
    assert not (class_folder / "autograded").exists()


def test_report_is_written_where_the_class_is(run: Run, class_folder: Path, hand_in: HandIn) -> None:
    hand_in("ada", "final", answer_1='answer_1 = "a"')
    run("grade", "--root", class_folder)
    result = run("report", "--root", class_folder)
    assert result.exit_code == 0
    assert f"Open {class_folder / 'report.html'} in a browser." in result.output
    assert "chose a" in (class_folder / "report.html").read_text(encoding="utf-8")


def test_release_says_what_it_released_and_kept(
    run: Run, released_course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path(shutil.copytree(released_course.home, tmp_path / "home"))
    (home / "course" / "exam" / "final.ipynb").write_text('{"cells": [], "metadata": {"workshop": {}}}')
    monkeypatch.chdir(home)
    result = run("release")
    assert result.exit_code == 0
    assert f"Released 2 notebooks into {home / 'course'}." in result.output
    assert f"Replaced 1 file that was not the same; a copy is in {home / 'build' / 'replaced'}" in result.output


def test_release_that_is_refused_is_a_sentence(
    run: Run, released_course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path(shutil.copytree(released_course.home, tmp_path / "home"))
    (home / "course" / "exam" / "key.txt").write_text("b")
    monkeypatch.chdir(home)
    result = run("release")
    assert result.exit_code == 2
    assert "course/exam/key.txt does not come from solutions/." in result.output
