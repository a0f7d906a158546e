"""What `grader grade` records is what plain `nbgrader autograde` records: every row, and every graded notebook."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course
from grader.report.rows import read_rows
from grader.verdict.verdict import Word
from tests.conftest import HandIn
from tests.grader.gradebook_rows import gradebook_rows
from tests.grader.html_pages import read_page

pytestmark = pytest.mark.slow

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
NBGRADER = Path(sys.executable).parent / "nbgrader"


@pytest.fixture
def class_of_five(class_folder: Path, released_course: Course, hand_in: HandIn) -> Path:
    """Right, wrong, untouched, renamed, and one who handed in half; in the exam essays and a late one."""
    hand_in("ada", double=RIGHT, answer="answer = 42")
    hand_in("ada", "final", answer_1='answer_1 = "b"', essay="Doubling is adding a number to itself.")
    hand_in("bob", double="def double(numbers):\n    print('noise')\n    return numbers ** 2", answer="answer = 13")
    hand_in("bob", "final")
    hand_in("cleo")
    renamed = hand_in("dan", double=RIGHT)
    renamed.rename(renamed.with_name("my homework.ipynb"))
    late = hand_in("eve", "final", answer_1='answer_1 = "b"').parent / "timestamp.txt"
    late.write_text("2030-05-01 12:00:00 UTC\n", encoding="utf-8")
    with contextlib.closing(sqlite3.connect(class_folder / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute("UPDATE assignment SET duedate = '2030-04-30 12:00:00.000000' WHERE name = 'exam'")
    return class_folder


def grade(root: Path, *arguments: str) -> None:
    result = CliRunner().invoke(app, ["grade", "--root", str(root), *arguments])
    assert result.exit_code in (0, 1), result.output


def grade_plainly(root: Path) -> None:
    for assignment in ("lessons", "exam"):
        command = [str(NBGRADER), "autograde", assignment, "--force"]
        subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=120)


def with_penalty(root: Path, course: Course) -> Path:
    """Let the class folder take all points of who is late, as an instructor would."""
    settings = (
        "from grader.nbgrader_setup import configure\n"
        f"configure(get_config(), home={str(course.home)!r}, root={str(root)!r})\n"
        "get_config().LateSubmissionPlugin.penalty_method = 'zero'\n"
    )
    (root / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    return root


@pytest.fixture
def twins(
    class_of_five: Path, released_course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path]:
    """The same class graded by us, twice, for a regrade must end alike, and by plain nbgrader."""
    monkeypatch.chdir(released_course.home)
    other = tmp_path / "plainly"
    shutil.copytree(class_of_five, other)
    ours, plain = with_penalty(class_of_five, released_course), with_penalty(other, released_course)
    grade(ours)
    grade(ours, "--again")
    grade_plainly(plain)
    return ours, plain


def test_rows_notebooks_and_scores_are_those_of_plain_nbgrader(twins: tuple[Path, Path]) -> None:
    ours, plain = twins
    assert gradebook_rows(ours) == gradebook_rows(plain)
    written = sorted(path.relative_to(plain) for path in (plain / "autograded").rglob("*") if path.is_file())
    assert sorted(path.relative_to(ours) for path in (ours / "autograded").rglob("*") if path.is_file()) == written
    for name in written:
        assert contents(ours / name) == contents(plain / name), name


def contents(path: Path) -> object:
    """What a file holds: a notebook however its lines are broken, and without how long an answer took."""
    if path.suffix != ".ipynb":
        return path.read_bytes()
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata.get("verdict", {}).pop("seconds", None)
    return notebook


def mark(root: Path, score: float, extra_credit: float, comment: str) -> None:
    """Do what a person does in the formgrader: to each written answer, and with a comment on every answer."""
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute(
            "UPDATE grade SET manual_score = ?, extra_credit = ? WHERE auto_score IS NULL", (score, extra_credit)
        )
        gradebook.execute("UPDATE comment SET manual_comment = ?", (comment,))


def test_page_shows_marks_and_comments_and_leads_to_them(
    class_of_five: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released_course.home)
    grade(class_of_five)
    mark(class_of_five, 1.5, 0.0, "Well *seen*.")
    CliRunner().invoke(app, ["report", "--root", str(class_of_five)])
    page = read_page((class_of_five / "feedback" / "ada" / "exam" / "final.html").read_text("utf-8"))
    assert "final (Score: 2.5 / 6.0)" in page.words
    assert "Comments: Well seen ." in page.words
    assert "Score: 1.5 / 3.0" in page.words
    places = {*page.values("id"), *page.values("name")}
    assert [link for link in page.values("href") if link.startswith("#") and link[1:] not in places] == []


def test_what_a_person_gave_is_kept(
    class_of_five: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released_course.home)
    grade(class_of_five)
    mark(class_of_five, 1.5, 0.5, "Well seen.")
    before = gradebook_rows(class_of_five)
    grade(class_of_five, "--again")
    after = gradebook_rows(class_of_five)
    assert after["comment"] == before["comment"]
    (essay,) = [row.verdict for row in read_rows(class_of_five, ["exam"], {"ada"}) if row.verdict.question == "essay"]
    assert (essay.word, essay.score) == (Word.PARTLY_RIGHT, 2.0)
    assert [row[:7] for row in after["grade"]] == [row[:7] for row in before["grade"]]
