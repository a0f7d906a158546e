"""Names that an editor has lost, and written answers that are found by their place."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.utils import determine_grade

from grader.course import Course
from grader.intake.notebooks.mending import Intake, take_in
from grader.intake.notebooks.restoring import NOT_FOUND
from grader.notebook.marks import grade_id_of
from tests.conftest import released_notebook

ANSWER = "Twice is a sum.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nThat is all."
WHOLE = [
    "# Final",
    "Do this.",
    "## Essay\n\nWrite about doubling.",
    ANSWER,
    "## After it\n\nGo on.",
    "## Letter\n\nWrite a letter.",
]


def prose(source: str, name: str = "") -> NotebookNode:
    marks = {"grade_id": name, "grade": True, "solution": True, "locked": False, "points": 3, "schema_version": 3}
    return nbformat.v4.new_markdown_cell(
        source, metadata={"nbgrader": {**marks, "cell_type": "markdown"}} if name else {}
    )


@pytest.fixture
def released() -> NotebookNode:
    """A notebook with two written answers, each below its heading."""
    cells = [prose(text) for text in WHOLE]
    cells[3] = prose("*Your answer here.*", "essay")
    return nbformat.v4.new_notebook(cells=[*cells, prose("*Your answer here.*", "letter"), prose("# The end")])


@pytest.fixture
def submitted(released: NotebookNode) -> NotebookNode:
    notebook = deepcopy(released)
    notebook.cells[3].source = ANSWER
    notebook.cells[6].source = "Dear colleague"
    return notebook


@pytest.fixture
def take(released: NotebookNode, tmp_path: Path) -> Callable[[NotebookNode | str], Intake]:
    def write_and_take(notebook: NotebookNode | str) -> Intake:
        path = tmp_path / "final.ipynb"
        path.write_text(notebook if isinstance(notebook, str) else json.dumps(notebook), encoding="utf-8")
        return take_in(path, released)

    return write_and_take


Take = Callable[[NotebookNode | str], Intake]


def stripped(notebook: NotebookNode) -> NotebookNode:
    """As old editors save it."""
    bare = deepcopy(notebook)
    for cell in bare.cells:
        cell.metadata = NotebookNode()
    return bare


def answers(intake: Intake) -> dict[str, str]:
    return {str(grade_id_of(cell)): cell.source for cell in intake.notebook.cells if grade_id_of(cell)}


def waits_for_a_person(intake: Intake, name: str) -> bool:
    cell = next(cell for cell in intake.notebook.cells if grade_id_of(cell) == name)
    cell.metadata.nbgrader.setdefault("checksum", "none")
    return not cell.metadata.get("deleted") and determine_grade(cell)[0] is None


def round_trip(kind: str) -> Callable[[NotebookNode], NotebookNode | str]:
    return lambda notebook: jupytext.reads(jupytext.writes(stripped(notebook), kind), kind)


def in_format_3(notebook: NotebookNode) -> str:
    return str(nbformat.v3.writes_json(nbformat.convert(stripped(notebook), 3)))


def with_windows_lines(notebook: NotebookNode) -> NotebookNode:
    bare = stripped(notebook)
    for cell in bare.cells:
        cell.source = cell.source.replace("\n", "\r\n") + "\r\n\r\n"
    return bare


def without_cell_but_in_a_new_one(notebook: NotebookNode) -> NotebookNode:
    notebook.cells[3], notebook.cells[6] = prose(ANSWER), prose("Dear colleague")
    return notebook


def below_the_untouched_cell(notebook: NotebookNode) -> NotebookNode:
    for at, name in ((6, "letter"), (3, "essay")):
        written = prose(notebook.cells[at].source)
        notebook.cells[at : at + 1] = [prose("*Your answer here.*", name), written]
    return notebook


def in_one_cell_with_all_prose(notebook: NotebookNode) -> NotebookNode:
    text = "\n\n".join(cell.source for cell in notebook.cells)
    return nbformat.v4.new_notebook(cells=[prose(text)])


def of_another_kind(kind: str) -> Callable[[NotebookNode], NotebookNode]:
    def change(notebook: NotebookNode) -> NotebookNode:
        bare = stripped(notebook)
        for at in (3, 6):
            bare.cells[at].cell_type = kind
        return bare

    return change


def with_other_headings(notebook: NotebookNode) -> NotebookNode:
    bare = stripped(notebook)
    for cell in bare.cells:
        cell.source = cell.source.replace("## Essay", "### My essay").replace("## Letter", "Letter:")
    return bare


@pytest.mark.parametrize(
    "change",
    [
        stripped,
        round_trip("py:percent"),
        round_trip("py:light"),
        round_trip("md"),
        round_trip("Rmd"),
        in_format_3,
        with_windows_lines,
        without_cell_but_in_a_new_one,
        below_the_untouched_cell,
        in_one_cell_with_all_prose,
        of_another_kind("raw"),
        of_another_kind("code"),
        with_other_headings,
    ],
    ids=[
        "names",
        "percent",
        "light",
        "md",
        "Rmd",
        "format-3",
        "windows",
        "new",
        "below",
        "one",
        "raw",
        "code",
        "headings",
    ],
)
def test_written_answer_is_found_by_its_place(
    change: Callable[[NotebookNode], NotebookNode | str], submitted: NotebookNode, take: Take
) -> None:
    intake = take(change(submitted))
    found = answers(intake)
    assert "That is all." in found["essay"]
    assert "| --- | --- |" in found["essay"]
    assert "Dear colleague" in found["letter"]
    assert "Dear" not in found["essay"]
    assert "Write a" not in found["letter"]
    assert waits_for_a_person(intake, "essay")


def test_answer_in_several_cells_is_taken_whole(submitted: NotebookNode, take: Take) -> None:
    bare = stripped(submitted)
    bare.cells[3:4] = [prose(part) for part in ANSWER.split("\n\n")]
    assert answers(take(bare))["essay"] == ANSWER


def test_answer_that_stands_elsewhere_is_left_to_a_person(submitted: NotebookNode, take: Take) -> None:
    bare = stripped(submitted)
    bare.cells.insert(0, bare.cells.pop(3))
    intake = take(bare)
    assert answers(intake)["essay"] == NOT_FOUND
    assert waits_for_a_person(intake, "essay")


def test_prose_without_any_of_the_courses_is_left_to_a_person(take: Take) -> None:
    intake = take(nbformat.v4.new_notebook(cells=[prose("All I know.")]))
    assert waits_for_a_person(intake, "essay")
    assert waits_for_a_person(intake, "letter")


def test_answers_left_as_released_wait_for_nobody(released: NotebookNode, take: Take) -> None:
    intake = take(stripped(released))
    assert answers(intake) == {"essay": "*Your answer here.*", "letter": "*Your answer here.*"}
    assert intake.notes == ()


def test_answer_that_was_deleted_is_missing(released: NotebookNode, take: Take) -> None:
    without = stripped(released)
    del without.cells[3], without.cells[5]
    intake = take(without)
    assert [grade_id_of(cell) for cell in intake.notebook.cells if cell.metadata.get("deleted")] == ["essay", "letter"]


def test_answer_under_its_name_is_taken_wherever_it_stands(submitted: NotebookNode, take: Take) -> None:
    submitted.cells.insert(0, submitted.cells.pop(3))
    intake = take(submitted)
    assert (answers(intake)["essay"], intake.notes) == (ANSWER, ())


def test_course_cells_are_known_by_their_text(released_course: Course, tmp_path: Path) -> None:
    released = released_notebook(released_course, "exam", "final")
    (tmp_path / "final.ipynb").write_text(json.dumps(with_windows_lines(released)), encoding="utf-8")
    intake = take_in(tmp_path / "final.ipynb", released)
    assert intake.notes == ()
    assert [cell.source for cell in intake.notebook.cells] == [cell.source for cell in released.cells]
    assert [grade_id_of(cell) for cell in intake.notebook.cells] == [grade_id_of(cell) for cell in released.cells]


def test_changed_code_without_its_name_is_known_by_its_place(released_course: Course, tmp_path: Path) -> None:
    released = released_notebook(released_course, "lessons", "01_doubling")
    bare = stripped(released)
    at = next(number for number, cell in enumerate(released.cells) if grade_id_of(cell) == "double")
    bare.cells[at].source = "def double(numbers)\n    a mistake"
    (tmp_path / "01_doubling.ipynb").write_text(json.dumps(bare), encoding="utf-8")
    cells = take_in(tmp_path / "01_doubling.ipynb", released).notebook.cells
    assert {grade_id_of(cell): cell.source for cell in cells}["double"] == bare.cells[at].source


@pytest.mark.slow
def test_flood_of_lines_is_looked_through_within_bounds(submitted: NotebookNode, take: Take) -> None:
    bare = stripped(submitted)
    bare.cells[3].source = "\n" * 4_000_000
    assert not take(bare).unreadable
