"""Each solved notebook runs by itself, twice in Jupyter in an empty folder and once confined: equal outputs."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from grader.course import find_course
from grader.course.build import build_notebook
from grader.judge.openings import Openings
from grader.judge.run import Run
from grader.runner import Bounds, Opening, WarmProcess

COURSE = find_course(Path(__file__))
SOURCES = [path for assignment in COURSE.assignments for path in COURSE.sources(assignment)]

WIDGET = "application/vnd.jupyter.widget-view+json"

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


@pytest.fixture(scope="module")
def warm() -> Iterator[WarmProcess]:
    process = WarmProcess(COURSE.imports, COURSE.packages)
    yield process
    process.close()


@pytest.fixture(scope="module")
def openings(warm: WarmProcess) -> Iterator[Openings]:
    openings = Openings(COURSE, warm, Bounds())
    yield openings
    openings.close()


def comparable(said: list[dict[str, Any]]) -> list[Any]:
    """Outputs with neighbouring pieces of one stream put together, and without the link to a live widget."""
    shown: list[Any] = []
    for output in said:
        if output["output_type"] == "stream" and shown and shown[-1][:2] == ["stream", output["name"]]:
            shown[-1][2] += output["text"]
        elif output["output_type"] == "stream":
            shown.append(["stream", output["name"], output["text"]])
        else:
            data = {kind: value for kind, value in output["data"].items() if kind != WIDGET}
            shown.append([output["output_type"], output.get("execution_count"), data])
    return shown


@pytest.mark.parametrize("figures", [False, True], ids=["no figures", "figures"])
@pytest.mark.parametrize("name", COURSE.notebooks("lessons"))
def test_every_lesson_has_an_opening_that_can_be_shared(openings: Openings, name: str, figures: bool) -> None:
    code = [cell.source for cell in build_notebook(COURSE.source(name)).cells if cell.cell_type == "code"]
    assert isinstance(openings.fork_server(name, code, figures), Opening)


@pytest.mark.parametrize("opened", [False, True], ids=["from the start", "from the opening"])
@every_notebook
def test_the_confined_run_puts_out_what_jupyter_does(
    source: Path, folder: Path, warm: WarmProcess, openings: Openings, opened: bool
) -> None:
    code = [cell for cell in first_run(source, folder).cells if cell.cell_type == "code"]
    forks = openings.fork_server(source.stem, [cell.source for cell in code], figures=True) if opened else warm
    with Run(forks, Bounds(), figures=True) as run:
        for run.count, cell in enumerate(code, start=1):
            if not cell.metadata.get("nbgrader", {}).get("grade"):
                assert comparable(run.cell(cell.source)) == comparable(cell.outputs), cell.source
