"""What is finished is not graded again, unless something that its grades depend on has changed; and it is said why."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.intake.submissions import Submission
from grader.record.fingerprint import Fingerprints, changes
from grader.record.hold import hold
from tests.conftest import HandIn
from tests.grader.gradebook_rows import gradebook_rows

pytestmark = pytest.mark.slow

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
Grade = Callable[..., Result]


@pytest.fixture
def grade(class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Grade:
    """Run `grader grade` on the class folder."""
    monkeypatch.chdir(released_course.home)
    return lambda *options: CliRunner().invoke(app, ["grade", "--root", str(class_folder), *options])


def test_second_run_grades_nothing(grade: Grade, hand_in: HandIn) -> None:
    hand_in("ada", double=RIGHT)
    assert "Graded 1 of 1 submissions (1: not graded yet), confined." in grade().output
    assert "Graded 0 of 1 submissions, confined." in grade().output


def test_changed_submission_is_graded_and_no_other(grade: Grade, hand_in: HandIn) -> None:
    hand_in("ada", double=RIGHT)
    hand_in("bob")
    grade()
    hand_in("bob", double=RIGHT)
    assert "Graded 1 of 2 submissions (1: the submission changed), confined." in grade().output


def test_again_grades_what_is_finished(grade: Grade, hand_in: HandIn) -> None:
    hand_in("ada", double=RIGHT)
    grade()
    assert "Graded 1 of 1 submissions (1: asked for again), confined." in grade("--again").output


def test_scores_that_differ_from_the_gradebook_are_graded_anew(
    grade: Grade, hand_in: HandIn, class_folder: Path
) -> None:
    hand_in("ada", double=RIGHT)
    grade()
    before = gradebook_rows(class_folder)
    with sqlite3.connect(class_folder / "gradebook.db") as gradebook:
        gradebook.execute("UPDATE grade SET auto_score = 1")
    gradebook.close()
    assert "(1: the gradebook holds other scores)" in grade().output
    assert gradebook_rows(class_folder) == before


def test_graded_notebooks_that_are_gone_are_made_anew(grade: Grade, hand_in: HandIn, class_folder: Path) -> None:
    hand_in("ada", double=RIGHT)
    grade()
    shutil.rmtree(class_folder / "autograded" / "ada")
    assert "(1: its graded notebooks are gone)" in grade().output
    assert (class_folder / "autograded" / "ada" / "lessons" / "01_doubling.ipynb").exists()


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ("solutions/questions/double.py", "the question double"),
        ("solutions/questions/final.py", None),
        ("solutions/lessons/01_doubling.py", "the notebook 01_doubling"),
        ("solutions/exam/final.py", None),
    ],
    ids=["question", "question of another assignment", "solution", "solution of another assignment"],
)
def test_part_that_changed_is_named(
    fresh_course: Course, released_course: Course, tmp_path: Path, changed: str, part: str | None
) -> None:
    shutil.copytree(released_course.released, fresh_course.released, dirs_exist_ok=True)
    submission = Submission("ada", "lessons", tmp_path / "submitted")
    before = Fingerprints(fresh_course).of(submission)
    with (fresh_course.home / changed).open("a", encoding="utf-8") as source:
        source.write("\n# A comment more.\n")
    assert changes(before, Fingerprints(fresh_course).of(submission)) == ([part] if part else [])


def test_learner_who_is_graded_anew_is_named_with_all_reasons(
    grade: Grade, hand_in: HandIn, class_folder: Path
) -> None:
    hand_in("ada", double=RIGHT)
    hand_in("bob")
    grade()
    hand_in("bob", double=RIGHT)
    shutil.rmtree(class_folder / "autograded" / "bob")
    named = "bob, lessons: the submission changed; its graded notebooks are gone"
    assert named in grade().output.splitlines()
    assert (class_folder / ".grader" / "log.txt").read_text("utf-8").splitlines()[-1].endswith(named)


def test_what_ran_unconfined_is_graded_again_confined(grade: Grade, hand_in: HandIn) -> None:
    hand_in("ada", double=RIGHT)
    grade("--trust-submissions")
    assert "Graded 0 of 1" in grade("--trust-submissions").output
    assert "(1: it was graded without confinement), confined." in grade().output
    assert "Graded 0 of 1" in grade().output


def test_rows_of_a_dry_run_are_refused(grade: Grade, hand_in: HandIn, tmp_path: Path) -> None:
    hand_in("ada", double=RIGHT)
    result = grade("--dry-run", "--json", str(tmp_path / "rows.jsonl"))
    assert result.exit_code == 2
    assert "leave one out" in " ".join(result.output.split())


def test_regrade_that_was_stopped_goes_on(grade: Grade, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for student in ("ada", "bob", "cleo"):
        hand_in(student, double=RIGHT)
    grade()
    with monkeypatch.context() as patch:
        patch.setattr("grader.pipeline.progress.GradingProgress.advance", _interrupt)
        assert "Run the command without --again to go on." in " ".join(grade("--again", "--jobs", "1").output.split())
    assert "Graded 2 of 3 submissions (2: not graded yet)" in grade().output


def _interrupt(*arguments: object) -> None:
    raise KeyboardInterrupt


def test_dry_run_says_what_would_change_and_why_and_writes_nothing(
    grade: Grade, hand_in: HandIn, class_folder: Path
) -> None:
    hand_in("ada")
    grade()
    hand_in("ada", double=RIGHT)
    before = {path: path.read_bytes() for path in class_folder.rglob("*") if path.is_file()}
    output = " ".join(grade("--dry-run").output.split())
    assert "1 of 1 submissions would be graded (1: the submission changed); 1 scores would change." in output
    assert {path: path.read_bytes() for path in class_folder.rglob("*") if path.is_file()} == before


def test_dry_run_of_a_new_class_leaves_no_gradebook(grade: Grade, hand_in: HandIn, class_folder: Path) -> None:
    hand_in("ada", double=RIGHT)
    (class_folder / "gradebook.db").unlink()
    assert grade("--dry-run").exit_code == 0
    assert sorted(path.name for path in class_folder.iterdir()) == ["submitted"]


def test_second_grader_is_told_who_is_at_work(grade: Grade, hand_in: HandIn, class_folder: Path) -> None:
    hand_in("ada", double=RIGHT)
    rows = class_folder / "rows.jsonl"
    rows.write_text("rows of the first grader", encoding="utf-8")
    before = gradebook_rows(class_folder)
    with hold(class_folder):
        result = grade("--json", str(rows))
    assert result.exit_code == 2
    assert "is being graded: process" in result.output
    assert gradebook_rows(class_folder) == before
    assert rows.read_text("utf-8") == "rows of the first grader"
    assert not (class_folder / ".grader" / "log.txt").exists()


def test_rows_come_as_lines_of_json_on_standard_output(grade: Grade, hand_in: HandIn) -> None:
    hand_in("ada", double=RIGHT, answer="answer = 42")
    lines = grade("--json", "-").stdout.splitlines()
    assert {json.loads(line)["question"]: json.loads(line)["score"] for line in lines} == {
        "check_double": 4.0,
        "check_answer": 2.0,
    }


def test_log_says_when_and_how_a_class_was_graded(grade: Grade, hand_in: HandIn, class_folder: Path) -> None:
    hand_in("ada", double=RIGHT)
    grade()
    (line,) = (class_folder / ".grader" / "log.txt").read_text("utf-8").splitlines()
    assert line.endswith("Graded 1 of 1 submissions (1: not graded yet), confined.")


def test_page_of_a_notebook_that_is_no_longer_handed_in_goes(grade: Grade, hand_in: HandIn, class_folder: Path) -> None:
    path = hand_in("ada", double=RIGHT)
    grade()
    path.unlink()
    grade()
    assert not list((class_folder / "feedback").rglob("*.html"))
    assert {row[4] for row in gradebook_rows(class_folder)["grade"]} == {0.0}


def test_trusted_run_says_so_on_the_screen_and_in_the_log(grade: Grade, hand_in: HandIn, class_folder: Path) -> None:
    hand_in("ada", double=RIGHT)
    assert "These submissions ran WITHOUT confinement" in grade("--trust-submissions").output
    assert "WITHOUT confinement" in (class_folder / ".grader" / "log.txt").read_text("utf-8")


def test_machine_that_cannot_confine_is_refused_with_what_to_do(
    grade: Grade, hand_in: HandIn, class_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in("ada", double=RIGHT)
    before = gradebook_rows(class_folder)
    monkeypatch.setattr("grader.judge.examiner._EXAMINERS", {})
    monkeypatch.setattr("grader.runner.confine.missing_layers", lambda: ["Landlock in the kernel"])
    result = grade()
    assert result.exit_code == 2
    assert "Landlock in the kernel" in result.output
    assert "--trust-submissions" in result.output
    assert gradebook_rows(class_folder) == before


def test_report_passes_over_a_graded_notebook_that_the_gradebook_does_not_know(
    grade: Grade, hand_in: HandIn, class_folder: Path
) -> None:
    older = (class_folder / "gradebook.db").read_bytes()
    hand_in("ada", double=RIGHT)
    grade()
    (class_folder / "gradebook.db").write_bytes(older)
    result = CliRunner().invoke(app, ["report", "--root", str(class_folder)])
    assert (result.exit_code, result.exception) == (0, None), result.output


@pytest.mark.parametrize("content", ["no json", "{}", "[]"])
def test_report_names_a_graded_notebook_that_is_damaged(
    grade: Grade, hand_in: HandIn, class_folder: Path, content: str
) -> None:
    hand_in("ada", double=RIGHT)
    grade()
    graded = class_folder / "autograded" / "ada" / "lessons" / "01_doubling.ipynb"
    graded.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(app, ["report", "--root", str(class_folder)])
    assert result.exit_code == 2
    assert f"{graded} is damaged" in result.output
