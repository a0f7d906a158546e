"""Which of several versions of a notebook is collected, and where one goes whose name tells nothing."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.intake.collecting.collect import Collected, collect
from grader.notebook.marks import grade_id_of
from tests.conftest import released_notebook

WORK = "def double(numbers):\n    return numbers + numbers"
Collect = Callable[..., Collected]


@pytest.fixture
def collect_class(tmp_path: Path, released_course: Course) -> Collect:
    """Collect a zip of notebooks, given by name and whether they are worked; later ones are newer."""

    def run(**entries: bool) -> Collected:
        with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
            for hour, (name, worked) in enumerate(entries.items()):
                notebook = released_notebook(released_course, "lessons", "01_doubling")
                cell = next(one for one in notebook.cells if grade_id_of(one) == "double")
                cell.source = f"{WORK}  # {name}" if worked else cell.source
                info = zipfile.ZipInfo(name, (2024, 9, 5, hour, 0, 0))
                archive.writestr(info, nbformat.writes(notebook))
        names = {name: released_course.notebooks(name) for name in released_course.assignments}
        return collect(tmp_path / "class.zip", tmp_path / "class", names, released=released_course.released)

    return run


@pytest.mark.parametrize("copy", ["Copy of 01_doubling", "01_doubling (1)", "01_doubling-Copy1", "01_doubling - Kopie"])
@pytest.mark.parametrize("newer", ["original", "copy"])
def test_version_with_work_in_it_is_collected(copy: str, newer: str, collect_class: Collect) -> None:
    names = {"ada/01_doubling.ipynb": False, f"ada/{copy}.ipynb": True}
    collected = collect_class(**(names if newer == "copy" else dict(reversed(names.items()))))
    (placed,) = collected.placed
    assert placed.path.name == "01_doubling.ipynb"
    assert "return numbers + numbers" in placed.path.read_text("utf-8")
    assert all(name in " ".join(collected.notes) for name in names)


def test_newer_of_two_with_work_is_collected_and_both_are_named(collect_class: Collect) -> None:
    names = {"ada/01_doubling.ipynb": True, "ada/01_doubling (1).ipynb": True}
    collected = collect_class(**names)
    assert "01_doubling (1)" in collected.placed[0].path.read_text("utf-8")
    assert all(name in " ".join(collected.notes) for name in names)


@pytest.mark.parametrize("name", ["Untitled", "homework", "assignment1 (2)"])
def test_notebook_whose_name_tells_nothing_goes_where_its_cells_belong(name: str, collect_class: Collect) -> None:
    (placed,) = collect_class(**{f"ada/{name}.ipynb": True}).placed
    assert placed.assignment == "lessons"


def test_time_of_the_source_stays_with_the_copy(collect_class: Collect) -> None:
    older, newer = collect_class(**{"ada/Untitled.ipynb": True, "ada/Untitled2.ipynb": True}).placed
    assert os.stat(older.path).st_mtime < os.stat(newer.path).st_mtime
