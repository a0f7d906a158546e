"""What may change after grading, and what is said where a change cannot be taken."""

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course
from grader.release.publish import release
from tests.grader.gradebook_rows import gradebook_rows
from tests.grader.questions_change.conftest import (
    ESSAY,
    EXAM,
    LESSON,
    LESSONS,
    NBGRADERS,
    READING,
    Sources,
    everything,
    hand_in,
    run,
    without_bytecode,
)

pytestmark = pytest.mark.slow

FREE: dict[str, Callable[[Sources], None]] = {
    "given cell added": lambda sources: sources.replace(
        LESSON, '# %% solution="double"', '# %% given="more"\nmore = 1\n\n# %% solution="double"'
    ),
    "given cell dropped": lambda sources: sources.replace(
        LESSON, '# %% given="setup"\nimport numpy', "# %%\nimport numpy"
    ),
    "prose changed": lambda sources: sources.replace(LESSON, "# # Doubling", "# # Twice"),
    "lesson without a question added": lambda sources: sources.append("solutions/lessons/03_reading.py", READING),
    "lesson without a question dropped": lambda sources: (sources.home / "solutions/lessons/02_reading.py").unlink(),
    "points of what the judge marks": lambda sources: sources.replace(LESSON, "points=4", "points=8"),
}


@pytest.mark.parametrize("change", FREE)
@pytest.mark.parametrize("place", ["root", "own"])
def test_what_bends_no_mark_may_change_after_grading(
    course: Course, change: str, place: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(place)
    FREE[change](Sources(course))
    result = run("release")
    assert result.exit_code == 0, result.output
    assert re.search(r"Graded 1 of 2 submissions \(1: the notebook \w+ changed\)", run("grade", root=folder).output)
    grades = {row[3]: row[4:6] for row in gradebook_rows(folder)["grade"]}
    assert grades["check_double"] == ((8.0 if "points" in change else 4.0), None)
    assert grades["essay"] == (None, 2.5)
    assert "Graded 0 of 2" in run("grade", root=folder).output


def test_assignment_in_which_nothing_is_graded_may_change(course: Course, tmp_path: Path) -> None:
    root = tmp_path / "new"
    hand_in(course, root)
    run("grade", "lessons", root=root)
    Sources(course).replace(EXAM, ESSAY, "")
    assert run("release").exit_code == 0
    assert run("grade", root=root).exit_code == 0


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["grade", "dry run"])
def test_question_that_is_not_released_yet_is_named_before_a_class_begins(
    course: Course, tmp_path: Path, options: tuple[str, ...]
) -> None:
    root = tmp_path / "new"
    hand_in(course, root)
    Sources(course).add_question()
    result = run("grade", *options, root=root)
    assert result.exit_code == 2
    assert f"{LESSONS}: the question more was added. Run `grader release`" in result.stderr
    assert not (root / "gradebook.db").exists()


def test_many_changes_are_told_in_few_words(course: Course, root: Path) -> None:
    for number in range(30):
        shutil.copy(course.home / LESSON, course.home / f"solutions/lessons/{number + 2:02}_doubling.py")
    release(course, course.home)
    told = run("grade", root=root).stderr
    assert "lessons/02_doubling was added" in told
    assert "and 20 more" in told


def test_assignment_without_a_notebook_is_named_in_the_courses_own_words(course: Course) -> None:
    (course.home / EXAM).unlink()
    result = run("release")
    assert result.exit_code == 2
    assert "exam holds no notebook's source" in result.stderr
    assert "nbgrader" not in result.stderr


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_release_into_a_gradebook_that_somebody_holds_says_so_before_anything(
    course: Course, own: Path, lock: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = without_bytecode(everything(own))
    with contextlib.closing(sqlite3.connect(own / "gradebook.db", isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        result = run("release")
        other.execute("ROLLBACK")
    assert result.exit_code == 2
    assert "gradebook.db is locked or cannot be opened" in result.stderr
    assert not NBGRADERS.search(result.output + capfd.readouterr().err)
    assert without_bytecode(everything(own)) == before
