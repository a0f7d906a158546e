"""Each solved notebook runs twice, by itself in an empty folder: no error, equal outputs, and words for pictures."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from grader.course import find_course
from grader.release.build import build_notebook

COURSE = find_course(Path(__file__))
SOURCES = [path for assignment in COURSE.assignments for path in COURSE.sources(assignment)]

every_notebook = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("solved")


@cache
def first_run(source: Path, folder: Path) -> NotebookNode:
    notebook = build_notebook(source)
    NotebookClient(notebook, store_widget_state=False).execute(cwd=str(folder))
    nbformat.write(notebook, folder / f"{source.stem}.ipynb")
    return notebook


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


@every_notebook
def test_no_error_and_nothing_on_stderr(source: Path, folder: Path) -> None:
    said = outputs(first_run(source, folder))
    assert [output for output in said if output.output_type == "error" or output.get("name") == "stderr"] == []


@every_notebook
def test_a_second_run_gives_equal_outputs(source: Path, folder: Path) -> None:
    first_run(source, folder)
    command = ["-m", "pytest", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env", f"{source.stem}.ipynb"]
    done = subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


@every_notebook
def test_every_picture_says_in_words_what_it_shows(source: Path, folder: Path) -> None:
    data = [output.data for output in outputs(first_run(source, folder)) if "data" in output]
    pages = [html for html in (str(one.get("text/html", "")) for one in data) if "<img" in html]
    assert [html[:80] for html in pages if not re.search(r'<img [^>]*alt="[^"]{20,}"', html)] == []
    assert [one for one in data if "image/png" in one and "text/html" not in one] == []
