"""Grading from hand-in to row, through the command, on the small course."""

import json
import os
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
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

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
Grade = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def grade(class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Grade:
    """Run `grader grade` on the class folder; returns one learner's rows, by question."""
    monkeypatch.chdir(released_course.home)

    def run(*arguments: str, student: str = "ada", status: int | None = None) -> dict[str, dict[str, Any]]:
        rows = class_folder / "rows.jsonl"
        command = ["grade", *arguments, "--root", str(class_folder), "--json", str(rows)]
        result = CliRunner().invoke(app, command)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        if status is not None:
            assert result.exit_code == status, result.output
        lines = rows.read_text("utf-8").splitlines()
        return {row["question"]: row for row in map(json.loads, lines) if row["student"] == student}

    return run


def verdicts(rows: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {name: row["verdict"] for name, row in rows.items()}


def test_right_answers_get_all_points(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double=RIGHT, answer="answer = 42")
    rows = grade("lessons", status=0)
    assert {name: (row["score"], row["verdict"]) for name, row in rows.items()} == {
        "check_double": (4.0, "right"),
        "check_answer": (2.0, "right"),
    }


def test_untouched_notebook_is_not_attempted(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada")
    rows = grade("lessons", status=0)
    assert {(row["score"], row["verdict"]) for row in rows.values()} == {(0.0, "not attempted")}


def test_warning_on_stderr_costs_nothing(hand_in: HandIn, grade: Grade) -> None:
    noisy = "import sys, warnings\nwarnings.warn('careful')\nprint('noise', file=sys.stderr)\n" + RIGHT
    hand_in("ada", double=noisy)
    assert grade("lessons")["check_double"]["score"] == 4.0


def test_misconception_is_named(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def double(numbers):\n    return numbers ** 2", answer="answer = 13")
    rows = grade("lessons")
    assert (rows["check_double"]["diagnosis"], rows["check_answer"]["diagnosis"]) == ("squares", "adds")


def test_failing_aspect_costs_its_own_points_only(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def double(numbers):\n    if len(numbers) == 0: return None\n    return numbers * 2.0")
    row = grade("lessons")["check_double"]
    assert (row["score"], row["verdict"]) == (3.0, "partly right")


def test_changed_argument_costs_its_aspect(hand_in: HandIn, grade: Grade) -> None:
    sly = "def double(x):\n    r = x * 2.0\n    if x.flags.writeable and x.size: x[0] = 7\n    return r"
    hand_in("ada", double=sly)
    row = grade("lessons")["check_double"]
    assert row["score"] == 3.0
    assert "changed its argument numbers" in row["message"]


def test_without_its_foundation_no_aspect_earns_anything(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def double(numbers):\n    return numbers")
    assert grade("lessons")["check_double"]["score"] == 0.0


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def double(numbers):\n    return numbers / nothing", "crashed"),
        ("def double(numbers)\n    return numbers", "crashed"),
        ("def double(numbers):\n    while True: pass", "timed out"),
        ("def double(numbers):\n    while True: print('more')", "timed out"),
        ("import os\ndef double(numbers):\n    os._exit(0)", "crashed"),
        ("import os\ndef double(numbers):\n    os.kill(os.getpid(), 9)", "crashed"),
        ("class Liar:\n    __eq__ = lambda *_: True\ndef double(numbers):\n    return Liar()", "malformed"),
        ("def double(numbers):\n    return 'two'", "malformed"),
        ("def double(numbers):\n    numbers * 2.0", "wrong"),
        ("def dubble(numbers):\n    return numbers", "missing"),
        ("double = 5", "malformed"),
    ],
    ids=[
        "raises",
        "syntax",
        "loops",
        "prints",
        "exits",
        "kills",
        "liar",
        "text",
        "no-return",
        "misspelt",
        "no-function",
    ],
)
def test_what_a_function_does_to_itself_is_a_verdict(hand_in: HandIn, grade: Grade, source: str, verdict: str) -> None:
    hand_in("ada", double=source, answer="answer = 42")
    hand_in("bob", double=RIGHT)
    rows = grade("lessons", status=0)
    assert verdicts(rows) == {"check_double": verdict, "check_answer": "right"}
    assert rows["check_double"]["score"] == 0.0
    assert grade("lessons", student="bob")["check_double"]["score"] == 4.0


def test_misspelt_function_gets_its_name_suggested(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def dubble(numbers):\n    return numbers")
    assert "dubble" in grade("lessons")["check_double"]["message"]


def test_cell_that_ends_the_process_costs_that_cell_only(hand_in: HandIn, grade: Grade) -> None:
    path = hand_in("ada", double=RIGHT)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(1, nbformat.v4.new_code_cell("import os; os._exit(1)"))
    nbformat.write(notebook, path)
    assert grade("lessons")["check_double"]["verdict"] == "right"


@pytest.mark.parametrize(
    "content", [b"no json", b"\xff\xfe", b"{}", b'{"nbformat": 2}'], ids=["text", "binary", "object", "format-2"]
)
def test_unreadable_notebook_is_malformed_and_stays_as_it_was(hand_in: HandIn, grade: Grade, content: bytes) -> None:
    path = hand_in("ada")
    path.write_bytes(content)
    hand_in("bob", double=RIGHT)
    rows = grade("lessons", status=0)
    assert set(verdicts(rows).values()) == {"malformed"}
    assert "01_doubling.ipynb" in rows["check_double"]["message"]
    assert path.read_bytes() == content
    assert grade("lessons", student="bob")["check_double"]["score"] == 4.0


def test_notebook_not_handed_in_is_missing(hand_in: HandIn, grade: Grade, class_folder: Path) -> None:
    hand_in("ada").unlink()
    assert set(verdicts(grade("lessons", status=0)).values()) == {"missing"}


def test_renamed_notebook_is_graded_and_the_file_stays(hand_in: HandIn, grade: Grade) -> None:
    path = hand_in("ada", double=RIGHT)
    renamed = path.rename(path.with_name("my homework.ipynb"))
    row = grade("lessons")["check_double"]
    assert (row["score"], renamed.exists(), path.exists()) == (4.0, True, False)
    assert "my homework.ipynb was taken as 01_doubling.ipynb" in row["message"]


def test_deleted_answer_is_missing_work_with_a_score(hand_in: HandIn, grade: Grade) -> None:
    path = hand_in("ada")
    notebook = nbformat.read(path, as_version=4)
    gone = {"double", "check_double"}
    notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") not in gone]
    nbformat.write(notebook, path)
    row = grade("lessons", status=0)["check_double"]
    assert (row["score"], row["verdict"]) == (0.0, "missing")


def test_deleted_prose_is_missing_work_and_waits_for_nobody(hand_in: HandIn, grade: Grade) -> None:
    path = hand_in("ada", "final")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "essay"]
    nbformat.write(notebook, path)
    assert grade("exam", status=0)["essay"]["verdict"] == "missing"


def test_prose_that_was_written_needs_a_person(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", "final", essay="Twice is twice.")
    assert grade("exam", status=1)["essay"]["verdict"] == "needs a person"


def test_untouched_prose_is_not_attempted(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", "final")
    assert set(verdicts(grade("exam", status=0)).values()) == {"not attempted"}


@pytest.mark.parametrize(
    ("source", "score", "verdict"),
    [
        ('answer_2 = {"a", "c"}', 2.0, "right"),
        ('answer_2 = ["C", "a"]', 2.0, "right"),
        ('answer_2 = "a, c"', 2.0, "right"),
        ('answer_2 = {"a"}', 1.0, "partly right"),
        ('answer_2 = {"a", "b", "c", "d"}', 0.0, "wrong"),
        ('answer_2 = {"b"}', 0.0, "wrong"),
        ('answer_2 = {"e"}', 0.0, "malformed"),
        ("answer_2 = 7", 0.0, "malformed"),
        ("answer_2 = open('x')", 0.0, "malformed"),
        ("answer_2 = None", 0.0, "not attempted"),
        ("", 0.0, "missing"),
        ("answer_2 = (", 0.0, "missing"),
    ],
)
def test_quiz_answer_is_read_as_text(hand_in: HandIn, grade: Grade, source: str, score: float, verdict: str) -> None:
    hand_in("ada", "final", answer_2=source)
    row = grade("exam")["check_answer_2"]
    assert (row["score"], row["verdict"]) == (score, verdict)


def test_feedback_on_a_choice_says_why_and_not_what_is_right(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", "final", answer_1='answer_1 = "a"')
    message = grade("exam")["check_answer_1"]["message"]
    assert "Half is less." in message
    assert "Twice it is." not in message


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
