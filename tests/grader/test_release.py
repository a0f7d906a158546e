"""Releasing the small course: what learners get, what the gradebook knows, and what `--check` finds."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.errors import CourseError
from grader.release.generate import register
from grader.release.publish import release
from tests.conftest import released_notebook
from tests.grader.course_files import contents, copied

Check = Callable[[], Result]


@pytest.fixture
def course(tmp_path: Path, released_course: Course) -> Course:
    """A copy of the small course, released already, for a test to change."""
    return copied(released_course, tmp_path / "home")


def test_two_classes_of_one_course_may_be_registered_at_the_same_time(course: Course, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: register(course, tmp_path / name), ("spring", "autumn")))
    for name in ("spring", "autumn"):
        with Gradebook(f"sqlite:///{tmp_path / name / 'gradebook.db'}") as gradebook:
            assert sorted(one.name for one in gradebook.assignments) == ["exam", "lessons"]


@pytest.fixture
def check(course: Course, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Return a function that runs `grader release --check` in the course."""
    monkeypatch.chdir(course.home)
    return lambda: CliRunner().invoke(app, ["release", "--check"])


@pytest.fixture(params=[("lessons", "01_doubling"), ("exam", "final")], ids=["lesson", "exam"])
def notebook(request: pytest.FixtureRequest, released_course: Course) -> NotebookNode:
    return released_notebook(released_course, *request.param)


def edit(course: Course, old: str, new: str) -> None:
    source = course.source("01_doubling")
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_learners_get_the_notebooks_and_nothing_else(released_course: Course) -> None:
    assert set(contents(released_course.released)) == {"lessons/01_doubling.ipynb", "exam/final.ipynb"}


def test_second_release_is_the_same_to_the_byte(course: Course) -> None:
    before = contents(course.released)
    released = release(course, course.home)
    assert (contents(course.released), released.kept) == (before, [])


def test_release_names_its_notebooks_in_the_order_of_the_day(course: Course) -> None:
    names = [path.relative_to(course.released).as_posix() for path in release(course, course.home).notebooks]
    assert names == ["lessons/01_doubling.ipynb", "exam/final.ipynb"]


def test_released_notebook_is_sound_and_names_its_kernel(notebook: NotebookNode) -> None:
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"


def test_released_notebook_holds_no_output_and_no_stub_mark(notebook: NotebookNode) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []
    assert [cell.id for cell in notebook.cells if "stub" in cell.metadata] == []


def test_every_grade_id_stands_once(notebook: NotebookNode) -> None:
    names = [cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len(names) == len(set(names)) > 0


def test_answer_cells_hold_their_stubs(released_course: Course) -> None:
    cells = [*released_notebook(released_course, "lessons", "01_doubling").cells]
    cells += released_notebook(released_course, "exam", "final").cells
    sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in cells if "nbgrader" in cell.metadata}
    assert sources["double"].endswith("    raise NotImplementedError  # your code here")
    assert (sources["answer"], sources["answer_1"]) == ("answer = None", "answer_1 = None")
    assert sources["essay"] == "*Your answer here.*"


def test_given_and_check_cells_cannot_be_edited(released_course: Course) -> None:
    cells = released_notebook(released_course, "lessons", "01_doubling").cells
    locked = [cell.id for cell in cells if cell.metadata.get("editable") is False]
    assert locked == ["setup", "check_double", "check_answer"]


def test_gradebook_knows_the_assignments_and_their_points(released_course: Course) -> None:
    with Gradebook(f"sqlite:///{released_course.home / 'gradebook.db'}") as gradebook:
        points = {assignment.name: assignment.max_score for assignment in gradebook.assignments}
        cells = {cell.name for cell in gradebook.find_notebook("final", "exam").grade_cells}
    assert points == {"lessons": 6, "exam": 6}
    assert cells == {"check_answer_1", "check_answer_2", "essay"}


def test_points_that_changed_are_in_the_gradebook_after_the_next_release(course: Course) -> None:
    edit(course, 'check="double" points=4', 'check="double" points=5')
    release(course, course.home)
    with Gradebook(f"sqlite:///{course.home / 'gradebook.db'}") as gradebook:
        assert gradebook.find_assignment("lessons").max_score == 7


def test_check_is_content_with_what_was_released(check: Check, course: Course) -> None:
    before = contents(course.released)
    result = check()
    assert (result.exit_code, result.output.partition("\n")[2]) == (0, "course/ is what solutions/ generate.\n")
    assert contents(course.released) == before


def test_check_finds_a_changed_notebook(check: Check, course: Course) -> None:
    path = course.released / "lessons" / "01_doubling.ipynb"
    path.write_text(path.read_text("utf-8").replace("doubles", "halves"), encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    assert "lessons/01_doubling.ipynb is not what solutions/ generate." in result.output


def test_check_finds_a_source_that_went_on(check: Check, course: Course) -> None:
    edit(course, "Write a function that doubles.", "Write a function that doubles numbers.")
    result = check()
    assert result.exit_code == 1
    assert "lessons/01_doubling.ipynb is not what solutions/ generate." in result.output


def test_check_finds_a_missing_notebook(check: Check, course: Course) -> None:
    (course.released / "exam" / "final.ipynb").unlink()
    result = check()
    assert result.exit_code == 1
    assert "exam/final.ipynb is missing in course/." in result.output


def test_check_finds_a_notebook_of_an_earlier_release(check: Check, course: Course) -> None:
    shutil.copy(course.released / "exam" / "final.ipynb", course.released / "exam" / "draft.ipynb")
    result = check()
    assert result.exit_code == 1
    assert "exam/draft.ipynb does not come from solutions/." in result.output


def test_check_overlooks_the_copies_of_notebooks_that_are_open(check: Check, course: Course) -> None:
    copies = course.released / "exam" / ".ipynb_checkpoints"
    copies.mkdir()
    shutil.copy(course.released / "exam" / "final.ipynb", copies / "final-checkpoint.ipynb")
    assert check().exit_code == 0


def test_work_done_in_a_released_notebook_is_kept_beside_the_new_one(course: Course) -> None:
    path = course.released / "lessons" / "01_doubling.ipynb"
    fresh, worked_in = path.read_bytes(), path.read_bytes().replace(b"doubles", b"halves")
    path.write_bytes(worked_in)
    (kept,) = release(course, course.home).kept
    assert (path.read_bytes(), kept.read_bytes()) == (fresh, worked_in)
    assert kept.is_relative_to(course.build / "replaced")


def test_notebook_that_lost_its_source_is_gone_and_kept(course: Course) -> None:
    stale = shutil.copy(course.released / "exam" / "final.ipynb", course.released / "exam" / "draft.ipynb")
    (kept,) = release(course, course.home).kept
    assert (stale.exists(), kept.name) == (False, "draft.ipynb")


def test_nothing_is_left_over_beside_the_assignments(course: Course) -> None:
    release(course, course.home)
    assert {path.name for path in course.released.iterdir()} == {"lessons", "exam"}


def test_check_cell_without_a_question_stops_the_release(course: Course) -> None:
    (course.home / "solutions/questions/answer.py").unlink()
    with pytest.raises(CourseError, match="01_doubling: the check cell of answer has no question"):
        release(course, course.home)


def test_source_that_cannot_be_built_leaves_course_as_it_was(course: Course) -> None:
    before = contents(course.released)
    edit(course, 'given="setup"', 'gvien="setup"')
    with pytest.raises(CourseError, match="the mark gvien is not known"):
        release(course, course.home)
    assert contents(course.released) == before


@pytest.mark.parametrize("name", ["numbers.csv", "notes.txt", "helper.ipynb"])
def test_file_beside_the_sources_is_not_handed_out(course: Course, name: str) -> None:
    (course.home / "solutions" / "lessons" / name).write_text("1, 2\n", encoding="utf-8")
    (course.build / "source" / "lessons" / name).write_text("1, 2\n", encoding="utf-8")
    before = contents(course.released)
    release(course, course.home)
    assert contents(course.released) == before
