"""What lies below submitted/ and is not used, through the command: named, with the right place, exit 1, and a row."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course
from grader.intake.notebooks.unused import MOST_NAMED, unused_files
from grader.verdict.row import NOT_USED
from tests.conftest import HandIn

pytestmark = pytest.mark.slow

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"


@pytest.fixture
def work(hand_in: HandIn, class_folder: Path) -> Path:
    """A worked notebook, outside the submissions, and an honest learner's submission."""
    hand_in("zoe", double=RIGHT)
    moved = class_folder / "worked.ipynb"
    shutil.move(hand_in("ada", double=RIGHT), moved)
    shutil.rmtree(class_folder / "submitted" / "ada")
    return moved


Place = Callable[[str], Path]


@pytest.fixture
def place(work: Path, class_folder: Path) -> Place:
    """Put the worked notebook somewhere below submitted/."""

    def put(where: str) -> Path:
        path = class_folder / "submitted" / where
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(work, path)
        return path

    return put


@pytest.fixture
def said(class_folder: Path, released_course: Course) -> Callable[[], list[str]]:
    """Return what is said of unused files, without grading anything."""
    return lambda: [one.sentence for one in unused_files(released_course, class_folder, ["lessons", "exam"])]


Said = Callable[[], list[str]]


@pytest.mark.parametrize(
    ("where", "why", "right_place"),
    [
        ("ada/lesons/01_doubling.ipynb", "lesons is no assignment", "ada/lessons/01_doubling.ipynb"),
        ("ada/Lessons/01_doubling.ipynb", "Lessons is no assignment", "ada/lessons/01_doubling.ipynb"),
        ("ada/homework/mine.ipynb", "homework is no assignment", "ada/lessons/01_doubling.ipynb"),
        ("ada/01_doubling.ipynb", "in no assignment's folder", "ada/lessons/01_doubling.ipynb"),
        ("ada/Copy of 01_doubling.ipynb", "in no assignment's folder", "ada/lessons/01_doubling.ipynb"),
        ("ada/week 1/lessons/01_doubling.ipynb", "week 1 is no assignment", "ada/lessons/01_doubling.ipynb"),
        ("ada/lessons/lessons/01_doubling.ipynb", "only what lies directly in", "ada/lessons/01_doubling.ipynb"),
        ("ada/lesons/helper.py", "lesons is no assignment", "ada/lessons/helper.py"),
        ("ada/exam/01_doubling.ipynb", "01_doubling (lessons)", ""),
    ],
)
def test_misplaced_file_is_named_with_its_right_place(
    where: str, why: str, right_place: str, place: Place, said: Said
) -> None:
    place(where)
    (sentence,) = said()
    assert sentence.startswith(f"submitted/{where} is not used: ")
    assert why in sentence
    assert not right_place or f"Did you mean submitted/{right_place}?" in sentence


def test_right_place_that_is_taken_is_said_to_be(place: Place, said: Said) -> None:
    for where in ("ada/lessons/01_doubling.ipynb", "ada/lesons/01_doubling.ipynb"):
        place(where)
    assert "submitted/ada/lessons/01_doubling.ipynb is there too." in said()[0]


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("ada/lessons/report.pdf", "neither a notebook nor of a kind"),
        ("ada/lessons/model.pkl", "neither a notebook nor of a kind"),
        ("ada/lessons/page.html", "neither a notebook nor of a kind"),
        ("ada/lessons/sitecustomize.py", "means something to Python's tools"),
        ("ada/lessons/.01_doubling.ipynb", "begins with a dot"),
        ("ada/lessons/data/points.csv", "only what lies directly in lessons/"),
        ("ada/.hidden/01_doubling.ipynb", "begins with a dot"),
        ("ada/lessons/.ipynb_checkpoints/01_doubling-checkpoint.ipynb", "begins with a dot"),
        ("ada/exam/helper.py", "no notebook lies beside it"),
    ],
)
def test_file_of_no_use_is_named_with_the_reason(where: str, why: str, place: Place, said: Said) -> None:
    place("ada/lessons/01_doubling.ipynb")
    place(where)
    (sentence,) = said()
    shown = sentence.removeprefix("submitted/").partition(" is not used: ")[0]
    assert where.startswith(shown)
    assert why in sentence


@pytest.mark.parametrize(
    "where",
    [
        "ada/lessons/helper.py",
        "ada/lessons/points.csv",
        "ada/lessons/sketch.png",
        "ada/lessons/timestamp.txt",
        "ada/lessons/submission_secret.txt",
        "ada/lessons/.DS_Store",
        "ada/Thumbs.db",
        ".DS_Store",
    ],
)
def test_what_is_used_or_left_by_systems_is_not_named(where: str, place: Place, said: Said) -> None:
    place("ada/lessons/01_doubling.ipynb")
    place(where)
    assert said() == []


def test_link_within_a_submission_is_named_and_not_followed(place: Place, said: Said, work: Path) -> None:
    folder = place("ada/lessons/01_doubling.ipynb").parent
    (folder / "data").symlink_to(work.parent)
    (folder / "x.csv").symlink_to(work)
    assert [sentence.partition(":")[0] for sentence in said()] == [
        "submitted/ada/lessons/data is not used",
        "submitted/ada/lessons/x.csv is not used",
    ]


def test_pipe_is_named_and_not_opened(place: Place, said: Said) -> None:
    os.mkfifo(place("ada/lessons/01_doubling.ipynb").with_name("data.csv"))
    assert "it is no regular file" in said()[0]


@pytest.mark.parametrize("name", [".ada", ".", "..ada"])
def test_learners_folder_that_begins_with_a_dot_is_named(name: str, place: Place, said: Said) -> None:
    place(f"{'.x' if name == '.' else name}/lessons/01_doubling.ipynb")
    (sentence,) = said()
    assert "begins with a dot" in sentence


def test_file_in_no_learners_folder_is_named(place: Place, said: Said) -> None:
    place("01_doubling.ipynb")
    assert said()[0].startswith("submitted/01_doubling.ipynb is passed over: it lies in no learner's folder.")


def test_folder_full_of_files_is_looked_through_within_bounds(place: Place, said: Said) -> None:
    folder = place("ada/lesons/01_doubling.ipynb").parent
    for number in range(3_000):
        (folder / f"{number}.bin").touch()
    sentences = said()
    assert len(sentences) == MOST_NAMED + 1
    assert "submitted/ada holds more than 2000 files and folders" in sentences[-1]


def test_deep_nest_is_named_once(place: Place, said: Said) -> None:
    place("ada/lesons/" + "a/" * 60 + "x.ipynb")
    assert len(said()) == 1
    assert "folders deep" in said()[0]


def test_command_gives_misplaced_work_a_row_and_exit_status_1(
    place: Place, class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released_course.home)
    place("ada/lesons/01_doubling.ipynb")
    rows = class_folder / "rows.jsonl"
    result = CliRunner().invoke(app, ["grade", "lessons", "--root", str(class_folder), "--json", str(rows)])
    assert result.exit_code == 1, result.output
    assert "Did you mean submitted/ada/lessons/01_doubling.ipynb?" in result.output
    assert "Files that are not used" in result.output
    (row,) = [row for row in read(rows) if row["student"] == "ada"]
    assert (row["question"], row["verdict"], row["notebook"]) == (NOT_USED, "missing", "ada/lesons/01_doubling.ipynb")
    assert CliRunner().invoke(app, ["report", "--root", str(class_folder)]).exit_code == 0
    assert "ada/lesons/01_doubling.ipynb is not used" in (class_folder / "report.html").read_text("utf-8")


def test_class_of_misplaced_files_alone_gets_its_rows(
    class_folder: Path, place: Place, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released_course.home)
    place("ada/01_doubling.ipynb")
    shutil.rmtree(class_folder / "submitted" / "zoe")
    for command in ("grade", "report"):
        result = CliRunner().invoke(app, [command, "--root", str(class_folder)])
        assert result.exit_code == (1 if command == "grade" else 0), result.output
        assert "ada/01_doubling.ipynb" in result.output


@pytest.mark.parametrize("options", [[], ["--dry-run"]], ids=["grade", "dry run"])
def test_undecided_notebook_is_listed_each_time_with_exit_status_1(
    options: list[str], hand_in: HandIn, class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released_course.home)
    exam = nbformat.read(released_course.released / "exam" / "final.ipynb", as_version=4)
    nbformat.write(exam, hand_in("ada", double=RIGHT))
    for _ in range(2):
        result = CliRunner().invoke(app, ["grade", "lessons", "--root", str(class_folder), *options])
        assert result.exit_code == 1, result.output
        assert "its name and its cells do not agree" in result.output.replace("\n", " ")


def test_undecided_notebook_is_malformed_and_earns_nothing(
    hand_in: HandIn, class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released_course.home)
    exam = nbformat.read(released_course.released / "exam" / "final.ipynb", as_version=4)
    nbformat.write(exam, hand_in("ada", double=RIGHT))
    rows = class_folder / "rows.jsonl"
    CliRunner().invoke(app, ["grade", "lessons", "--root", str(class_folder), "--json", str(rows)])
    assert {(row["verdict"], row["score"]) for row in read(rows)} == {("malformed", 0.0)}


def read(rows: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in rows.read_text("utf-8").splitlines()]
