"""Questions and lessons that come or go: freely before anything is graded, and refused alike everywhere after."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course
from grader.record.gradebook import require_gradebook
from grader.release.known_questions import known_questions, released_questions
from grader.release.publish import release
from tests.grader.gradebook_rows import gradebook_rows
from tests.grader.questions_change.conftest import (
    ANSWER,
    ESSAY,
    EXAM,
    LESSON,
    LESSONS,
    LETTER,
    NBGRADERS,
    Sources,
    everything,
    run,
    without_bytecode,
)

pytestmark = pytest.mark.slow

CHANGES: dict[str, tuple[Callable[[Sources], None], str]] = {
    "question added": (lambda sources: sources.add_question(), f"{LESSONS}: the question more was added"),
    "question dropped": (
        lambda sources: sources.replace(LESSON, ANSWER, ""),
        f"{LESSONS}: the question answer was dropped",
    ),
    "question renamed": (
        lambda sources: sources.rename_answer(),
        f"{LESSONS}: the question answer was dropped; {LESSONS}: the question reply was added",
    ),
    "lesson added": (lambda sources: sources.add_lesson(), "lessons/02_more was added"),
    "lesson renamed": (
        lambda sources: sources.move(LESSON, "solutions/lessons/01_twice.py"),
        f"{LESSONS} was dropped; lessons/01_twice was added",
    ),
    "lesson moved": (
        lambda sources: sources.move(LESSON, "solutions/exam/01_doubling.py"),
        f"exam/01_doubling was added; {LESSONS} was dropped",
    ),
    "prose added": (lambda sources: sources.append(EXAM, LETTER), "exam/final: the question letter was added"),
    "prose dropped": (lambda sources: sources.replace(EXAM, ESSAY, ""), "exam/final: the question essay was dropped"),
    "points of what a person marked": (
        lambda sources: sources.replace(EXAM, 'prose="essay" points=3', 'prose="essay" points=10'),
        "exam/final: the points of essay changed from 3 to 10",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_change_after_grading_is_refused_alike_by_grade_and_dry_run_before_anything(
    course: Course, root: Path, change: str
) -> None:
    alter, named = CHANGES[change]
    alter(Sources(course))
    release(course, course.home)
    before = without_bytecode(everything(root, course.home))
    refused = [run("grade", root=root), run("grade", "--dry-run", root=root), run("grade", "--again", root=root)]
    after = without_bytecode(everything(root, course.home))
    for name in ("at_work.json", "log.txt"):
        before.pop(f"{root}/.grader/{name}"), after.pop(f"{root}/.grader/{name}")
    assert after == before
    for result in refused:
        assert result.exit_code == 2
        assert f"Since then: {named}. Nothing was changed" in result.stderr
        assert f"copy {root}/submitted there and run `grader grade --root FOLDER`" in result.stderr
        assert not NBGRADERS.search(result.output)


@pytest.mark.parametrize("change", CHANGES)
def test_change_after_grading_in_the_courses_own_folder_is_refused_by_release_before_anything(
    course: Course, own: Path, change: str
) -> None:
    alter, named = CHANGES[change]
    alter(Sources(course))
    before = without_bytecode(everything(own))
    result = run("release")
    assert without_bytecode(everything(own)) == before
    assert result.exit_code == 2
    assert f"Since then: {named}. Nothing was changed" in result.stderr
    assert not NBGRADERS.search(result.output)


@pytest.mark.parametrize("change", CHANGES)
def test_change_before_any_grading_is_free(course: Course, tmp_path: Path, change: str) -> None:
    CHANGES[change][0](Sources(course))
    assert run("release").exit_code == 0
    require_gradebook(course, tmp_path / "new")
    known = known_questions(f"sqlite:///{tmp_path}/new/gradebook.db", course.assignments).questions
    assert known == released_questions(course.released, course.assignments)


@pytest.mark.parametrize("change", ["question added", "prose dropped", "lesson moved"])
def test_what_is_graded_can_be_reported_whatever_the_course_asks_by_now(
    course: Course, root: Path, change: str
) -> None:
    before = gradebook_rows(root)
    CHANGES[change][0](Sources(course))
    release(course, course.home)
    assert run("report", root=root).exit_code == 0
    assert gradebook_rows(root) == before
    assert (root / "feedback/ada/exam/final.html").exists()


@pytest.mark.parametrize("change", ["question renamed", "prose dropped", "lesson moved"])
def test_what_is_put_back_leaves_all_marks_as_they_were(
    course: Course, root: Path, change: str, tmp_path: Path
) -> None:
    marks, kept = gradebook_rows(root), shutil.copytree(course.home / "solutions", tmp_path / "kept")
    CHANGES[change][0](Sources(course))
    release(course, course.home)
    assert run("grade", root=root).exit_code == 2
    shutil.rmtree(course.home / "solutions")
    shutil.copytree(kept, course.home / "solutions")
    assert run("release").exit_code == 0
    assert "Graded 0 of 2" in run("grade", root=root).output
    assert gradebook_rows(root) == marks


@pytest.mark.parametrize("change", ["question added", "question dropped", "lesson moved"])
def test_class_is_graded_anew_in_a_folder_of_its_own(course: Course, root: Path, change: str, tmp_path: Path) -> None:
    CHANGES[change][0](Sources(course))
    release(course, course.home)
    shutil.copytree(root / "submitted", tmp_path / "anew" / "submitted")
    assert run("grade", root=tmp_path / "anew").exit_code in (0, 1)
    scores = {row[3]: row[4] for row in gradebook_rows(tmp_path / "anew")["grade"]}
    assert scores["check_answer_1"] == 1.0
    assert (scores.get("check_double"), scores.get("check_more")) == {
        "question added": (4.0, 0.0),
        "question dropped": (4.0, None),
        "lesson moved": (0.0, None),  # it was handed in with the lessons
    }[change]


def test_class_that_is_moved_out_of_the_courses_own_folder_keeps_its_marks_and_lets_release_go_on(
    course: Course, own: Path, tmp_path: Path
) -> None:
    marks, moved = gradebook_rows(own), tmp_path / "moved"
    Sources(course).add_question()
    assert run("release").exit_code == 2
    moved.mkdir()
    for name in ("submitted", "autograded", "feedback", ".grader", "gradebook.db"):
        (own / name).rename(moved / name)
    assert run("release").exit_code == 0
    assert run("report", root=moved).exit_code == 0
    assert gradebook_rows(moved) == marks
