import json
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from grader.course import Course
from grader.intake.notebooks.mending import Intake, take_in
from grader.intake.notebooks.reading import MAX_BYTES
from grader.notebook.marks import grade_id_of
from tests.conftest import released_notebook


@pytest.fixture
def released(released_course: Course) -> NotebookNode:
    return released_notebook(released_course, "lessons", "01_doubling")


@pytest.fixture
def submitted(released: NotebookNode) -> NotebookNode:
    copy = deepcopy(released)
    cell(copy, "double").source = "def double(x): return x * 2"
    return copy


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(one for one in notebook.cells if grade_id_of(one) == name)


def position(notebook: NotebookNode, name: str) -> int:
    return [grade_id_of(one) for one in notebook.cells].index(name)


def take(notebook: NotebookNode, released: NotebookNode, folder: Path) -> Intake:
    path = folder / "01_doubling.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return take_in(path, released)


def sentences(intake: Intake) -> str:
    return " ".join(note.sentence for note in intake.notes)


def test_untouched_notebook_comes_out_as_released(released: NotebookNode, tmp_path: Path) -> None:
    intake = take(released, released, tmp_path)
    assert [one.source for one in intake.notebook.cells] == [one.source for one in released.cells]
    assert intake.notes == ()


def test_learners_own_cells_stay_in_their_order(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    submitted.cells.insert(1, nbformat.v4.new_code_cell("mine = 1"))
    assert take(submitted, released, tmp_path).notebook.cells[1].source == "mine = 1"


def test_deleted_check_cell_is_put_back_after_the_answer(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    submitted.cells.remove(cell(submitted, "check_double"))
    intake = take(submitted, released, tmp_path)
    assert position(intake.notebook, "check_double") == position(intake.notebook, "double") + 1
    assert "check_double was deleted" in sentences(intake)


def test_check_cell_moved_before_the_answer_moves_back(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    check = cell(submitted, "check_double")
    submitted.cells.remove(check)
    submitted.cells.insert(0, check)
    intake = take(submitted, released, tmp_path)
    assert position(intake.notebook, "check_double") > position(intake.notebook, "double")


def test_deleted_answer_cell_is_not_put_back(submitted: NotebookNode, released: NotebookNode, tmp_path: Path) -> None:
    submitted.cells.remove(cell(submitted, "double"))
    submitted.cells.insert(0, nbformat.v4.new_code_cell("def double(x): return x * 2"))
    names = [grade_id_of(one) for one in take(submitted, released, tmp_path).notebook.cells]
    assert "double" not in names


def test_last_of_two_answer_cells_keeps_the_name(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    second = deepcopy(cell(submitted, "double"))
    second.source = "def double(x): return x + x"
    submitted.cells.insert(position(submitted, "double") + 1, second)
    intake = take(submitted, released, tmp_path)
    assert cell(intake.notebook, "double").source == second.source
    assert "double is there more than once" in sentences(intake)


def test_edited_check_cell_gets_its_text_back(submitted: NotebookNode, released: NotebookNode, tmp_path: Path) -> None:
    cell(submitted, "check_double").source = "pass"
    intake = take(submitted, released, tmp_path)
    assert cell(intake.notebook, "check_double").source == cell(released, "check_double").source
    assert "check_double was changed" in sentences(intake)


def test_answer_merged_into_its_check_cell_still_runs(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    answer, check = cell(submitted, "double"), cell(submitted, "check_double")
    submitted.cells.remove(answer)
    check.source = f"{answer.source}\n\n{check.source}"
    cells = take(submitted, released, tmp_path).notebook.cells
    names = [one.metadata.get("nbgrader", {}).get("grade_id") for one in cells]
    assert cells[names.index("check_double") - 1].source == check.source


def test_check_of_an_answer_without_its_name_runs_after_it(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    source = cell(submitted, "double").source
    for one in submitted.cells:
        one.metadata.pop("nbgrader", None)
    cells = take(submitted, released, tmp_path).notebook.cells
    sources = [one.source for one in cells]
    names = [one.metadata.get("nbgrader", {}).get("grade_id") for one in cells]
    assert names.index("setup") < sources.index(source) < names.index("check_double")


def test_edited_points_are_the_courses_again(submitted: NotebookNode, released: NotebookNode, tmp_path: Path) -> None:
    cell(submitted, "check_double").metadata.nbgrader["points"] = 1000
    assert cell(take(submitted, released, tmp_path).notebook, "check_double").metadata.nbgrader["points"] == 4


def test_unknown_name_is_dropped_with_a_note(submitted: NotebookNode, released: NotebookNode, tmp_path: Path) -> None:
    cell(submitted, "double").metadata.nbgrader["grade_id"] = "tripel"
    intake = take(submitted, released, tmp_path)
    assert "'tripel'" in sentences(intake)


def test_other_kernel_is_replaced_by_the_courses(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    submitted.metadata["kernelspec"] = {"name": "bash", "display_name": "Bash", "language": "bash"}
    assert take(submitted, released, tmp_path).notebook.metadata.kernelspec == released.metadata.kernelspec


def test_tags_and_outputs_of_the_learner_are_dropped(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    own = nbformat.v4.new_code_cell("1", metadata={"tags": ["skip-execution"]})
    own.outputs = [nbformat.v4.new_output("stream", text="forged")]
    submitted.cells.append(own)
    taken = take(submitted, released, tmp_path).notebook.cells[-1]
    assert (taken.metadata, taken.outputs) == ({}, [])


def test_doubled_cell_ids_become_distinct(submitted: NotebookNode, released: NotebookNode, tmp_path: Path) -> None:
    for one in submitted.cells:
        one.id = "same"
    taken = take(submitted, released, tmp_path).notebook
    assert len({one.id for one in taken.cells}) == len(taken.cells)


def test_notebook_of_format_3_is_read(submitted: NotebookNode, released: NotebookNode, tmp_path: Path) -> None:
    path = tmp_path / "01_doubling.ipynb"
    path.write_text(nbformat.v3.writes_json(nbformat.convert(submitted, 3)), encoding="utf-8")
    assert cell(take_in(path, released).notebook, "double").source == "def double(x): return x * 2"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"print('hello')", "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "format 4"),
        (b'{"nbformat": 2, "cells": []}', "format 4"),
        (b'{"nbformat": 4, "cells": 5}', "damaged"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 5}]}', "damaged"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "virus", "source": ""}]}', "damaged"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "\\ud800"}]}', "damaged"),
    ],
    ids=["empty", "python", "binary", "deep", "list", "format-2", "no-cells", "no-source", "unknown-cell", "surrogate"],
)
def test_file_that_is_no_notebook_is_unreadable_with_its_name(
    content: bytes, says: str, released: NotebookNode, tmp_path: Path
) -> None:
    path = tmp_path / "01_doubling.ipynb"
    path.write_bytes(content)
    intake = take_in(path, released)
    assert intake.unreadable
    assert "01_doubling.ipynb" in sentences(intake)
    assert says in sentences(intake)
    assert path.read_bytes() == content


def test_huge_file_is_unreadable_without_being_read(released: NotebookNode, tmp_path: Path) -> None:
    path = tmp_path / "01_doubling.ipynb"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "MB allowed" in sentences(take_in(path, released))


def test_symlink_is_not_followed(released: NotebookNode, tmp_path: Path) -> None:
    (tmp_path / "secret.ipynb").write_text(json.dumps(released), encoding="utf-8")
    (tmp_path / "01_doubling.ipynb").symlink_to(tmp_path / "secret.ipynb")
    assert "not a regular file" in sentences(take_in(tmp_path / "01_doubling.ipynb", released))


def test_metadata_of_any_shape_does_no_harm(submitted: NotebookNode, released: NotebookNode, tmp_path: Path) -> None:
    for number, metadata in enumerate([None, [], {"nbgrader": 5}, {"nbgrader": {"grade_id": ["x"]}}]):
        submitted.cells.append(nbformat.v4.new_code_cell(f"{number}") | {"metadata": metadata})
    assert not take(submitted, released, tmp_path).unreadable


def test_cells_of_all_worksheets_are_counted_together(released: NotebookNode, tmp_path: Path) -> None:
    worksheets = [{"cells": [{"cell_type": "code", "input": "1"}] * 1500}] * 2
    path = tmp_path / "01_doubling.ipynb"
    path.write_text(json.dumps({"nbformat": 3, "metadata": {}, "worksheets": worksheets}), encoding="utf-8")
    assert "more cells than the 2000 allowed" in sentences(take_in(path, released))


def test_unknown_names_are_told_some_times_only(
    submitted: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    for number in range(500):
        cell = nbformat.v4.new_code_cell("1", metadata={"nbgrader": {"grade_id": f"odd_{number}"}})
        submitted.cells.append(cell)
    assert len(take(submitted, released, tmp_path).notes) < 30


@pytest.mark.parametrize("level", [1_500_000_000, 0, -1, "1", 1.5, None, [1]], ids=repr)
def test_heading_of_no_level_is_unreadable(level: object, released: NotebookNode, tmp_path: Path) -> None:
    heading = {"cell_type": "heading", "level": level, "source": "a"}
    notebook = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [heading]}]}
    path = tmp_path / "01_doubling.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert "damaged" in sentences(take_in(path, released))


def test_heading_of_format_3_becomes_prose(released: NotebookNode, tmp_path: Path) -> None:
    heading = {"cell_type": "heading", "level": 2, "source": ["My ", "work"]}
    notebook = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [heading]}]}
    path = tmp_path / "01_doubling.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert "## My work" in [one.source for one in take_in(path, released).notebook.cells]
