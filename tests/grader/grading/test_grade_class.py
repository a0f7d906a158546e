"""Grading a class, through the command: who and what is graded, and what stands or fails beside the others."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from nbformat import NotebookNode
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course
from grader.intake.submissions import Submission, find_submissions, unusable_folders
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.record.marks import NotebookMarks
from grader.report.feedback import FeedbackPages
from tests.conftest import HandIn
from tests.grader.grading.conftest import RIGHT, Grade, verdicts


def test_regrade_gives_the_same_rows(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def double(numbers):\n    return numbers ** 2")
    first, second = grade("lessons"), grade("lessons")
    for rows in (first, second):
        for row in rows.values():
            del row["seconds"]
    assert first == second


def test_two_learners_are_asked_different_cases(hand_in: HandIn, grade: Grade) -> None:
    for student in ("ada", "bob"):
        hand_in(student, double="def double(numbers):\n    raise ValueError(str(numbers))")
    assert grade("lessons")["check_double"]["message"] != grade("lessons", student="bob")["check_double"]["message"]


def test_only_the_named_learner_is_graded(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada")
    hand_in("bob")
    assert grade("lessons", "--student", "ada", student="bob") == {}


def test_marks_given_by_hand_survive_a_regrade(hand_in: HandIn, grade: Grade, class_folder: Path) -> None:
    hand_in("ada", "final", essay="Twice is twice.")
    grade("exam")
    with sqlite3.connect(class_folder / "gradebook.db") as gradebook:
        gradebook.execute("UPDATE grade SET manual_score = 2.5 WHERE auto_score IS NULL")
    gradebook.close()
    assert grade("exam")["essay"]["score"] == 2.5


def test_feedback_page_is_written_for_each_notebook(hand_in: HandIn, grade: Grade, class_folder: Path) -> None:
    hand_in("ada", double="def double(numbers):\n    return numbers ** 2")
    grade("lessons")
    page = (class_folder / "feedback/ada/lessons/01_doubling.html").read_text("utf-8")
    assert "It looks as if each number is squared." in page


@pytest.mark.parametrize("error", [IndexError("of ours"), PermissionError(13, "Permission denied")], ids=repr)
def test_submission_on_which_the_grader_fails_costs_no_other_its_grade(
    hand_in: HandIn, grade: Grade, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    for student in ("ada", "bob", "cleo"):
        hand_in(student, double=RIGHT, answer="answer = 42")
    examine = Examiner.examine

    def fail_on_bob(self: Examiner, notebook: NotebookNode, place: NotebookIdentity) -> None:
        if place.student == "bob":
            raise error
        examine(self, notebook, place)

    monkeypatch.setattr(Examiner, "examine", fail_on_bob)
    assert verdicts(grade("lessons", status=1, student="cleo")) == {"check_double": "right", "check_answer": "right"}
    assert grade("lessons", status=1, student="bob") == {}


def test_dry_run_says_on_which_submission_the_grader_fails(
    hand_in: HandIn, class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in("ada", double=RIGHT)
    monkeypatch.chdir(released_course.home)
    monkeypatch.setattr(Examiner, "examine", lambda *_: 1 / 0)
    result = CliRunner().invoke(app, ["grade", "lessons", "--dry-run", "--root", str(class_folder)])
    assert result.exit_code == 0, result.output
    assert "1 of 1 submissions would be graded" in result.output
    assert "ada, lessons: the grader failed on it (ZeroDivisionError" in result.output


def test_folder_that_no_learner_can_have_is_named(
    hand_in: HandIn, class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released_course.home)
    hand_in("ada", double=RIGHT)
    for name in (b"bob\xff", b"cleo[1]", b"dan\x1bc"):
        (class_folder / "submitted" / os.fsdecode(name) / "lessons").mkdir(parents=True)
    result = CliRunner().invoke(app, ["grade", "lessons", "--root", str(class_folder)])
    assert result.exit_code == 1
    assert r"submitted/bob\udcff is passed over" in result.output
    assert "submitted/cleo[1] is passed over" in result.output
    assert r"submitted/dan\x1bc is passed over" in result.output


def test_link_to_the_work_of_another_is_passed_over(hand_in: HandIn, class_folder: Path) -> None:
    theirs = hand_in("ada", double=RIGHT).parent
    (class_folder / "submitted" / "mallory").mkdir()
    (class_folder / "submitted" / "mallory" / "lessons").symlink_to(theirs)
    assert [one.student for one in find_submissions(class_folder, ["lessons"])] == ["ada"]
    (sentence,) = unusable_folders(class_folder)
    assert sentence.startswith("submitted/mallory/lessons is passed over: it is a link.")


def test_huge_timestamp_is_none(hand_in: HandIn, grade: Grade, class_folder: Path) -> None:
    folder = hand_in("ada", double=RIGHT).parent
    with (folder / "timestamp.txt").open("wb") as file:
        file.truncate(1 << 27)
    grade("lessons")
    assert not (class_folder / "autograded" / "ada" / "lessons" / "timestamp.txt").exists()
    assert Submission("ada", "lessons", folder).timestamp is None


@pytest.mark.parametrize(
    "content",
    [
        b"2026-05-01 13:00:00 UTC",
        b"\xef\xbb\xbf2026-05-01 13:00:00 UTC\r\n",
        "\ufeff2026-05-01 13:00:00 UTC\r\n".encode("utf-16-le"),
        b"2026-05-01 16:30:00 +0330",
        b"2026-05-01 10:00:00 -03",
        b"2026-05-01 14:00:00 +01:00",
    ],
)
def test_time_of_handing_in_is_read_in_utc(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "timestamp.txt").write_bytes(content)
    assert Submission("ada", "lessons", tmp_path).timestamp == datetime(2026, 5, 1, 13)


def test_page_on_which_the_grader_fails_costs_nobody_the_report(
    hand_in: HandIn, grade: Grade, class_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student in ("ada", "bob"):
        hand_in(student, double=RIGHT)
    grade("lessons")
    write = FeedbackPages.write

    def fail_on_ada(self: FeedbackPages, submission: Submission, marks: dict[str, NotebookMarks]) -> None:
        if submission.student == "ada":
            raise IndexError("of ours")
        write(self, submission, marks)

    monkeypatch.setattr(FeedbackPages, "write", fail_on_ada)
    page = class_folder / "feedback" / "bob" / "lessons" / "01_doubling.html"
    page.unlink()
    result = CliRunner().invoke(app, ["report", "--root", str(class_folder)])
    assert result.exit_code == 0, result.output
    assert "ada, lessons: the grader failed on it (IndexError: of ours)" in result.output
    assert page.exists()
    assert (class_folder / "report.html").exists()
