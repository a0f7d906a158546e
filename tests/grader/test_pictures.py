"""A picture in a written answer reaches the person who marks it, through the command."""

import base64
import io
import json
from pathlib import Path

import nbformat
import pytest
from PIL import Image
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course
from grader.notebook.marks import grade_id_of
from tests.conftest import HandIn
from tests.grader.html_pages import read_page

pytestmark = pytest.mark.slow

SVG = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>").decode()


def png(note: str = "") -> str:
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(stream, "PNG")
    return base64.b64encode(stream.getvalue() + note.encode()).decode()


def graded_pages(path: Path, attachments: dict[str, dict[str, str]], root: Path) -> tuple[str, str]:
    """Hand in an essay with attachments; the autograded notebook and the feedback page, as text."""
    notebook = nbformat.read(path, as_version=4)
    essay = next(cell for cell in notebook.cells if grade_id_of(cell) == "essay")
    essay.source = "See below.\n\n![mine](attachment:mine.png)"
    essay["attachments"] = attachments
    path.write_text(json.dumps(notebook), encoding="utf-8")
    result = CliRunner().invoke(app, ["grade", "exam", "--root", str(root)])
    assert "To be marked by a person in the formgrader: 1" in result.output, result.output
    autograded = (root / "autograded" / "ada" / "exam" / "final.ipynb").read_text("utf-8")
    return autograded, (root / "feedback" / "ada" / "exam" / "final.html").read_text("utf-8")


@pytest.fixture
def path(hand_in: HandIn, released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(released_course.home)
    return hand_in("ada", "final")


def test_attached_picture_is_in_the_graded_notebook_and_the_page(path: Path, class_folder: Path) -> None:
    autograded, page = graded_pages(path, {"mine.png": {"image/png": png()}}, class_folder)
    assert page.count('src="data:image/png;base64,') == 1
    cells = json.loads(autograded)["cells"]
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    shown = cells[names.index("essay") + 1]
    assert list(shown["attachments"]["picture-1"]) == ["image/png"]
    nbformat.validate(nbformat.reads(autograded, as_version=4))
    read_page(page)


@pytest.mark.parametrize(
    "bundle",
    [
        {"image/svg+xml": SVG},
        {"image/png": SVG},
        {"text/html": "<script>alert(1)</script>"},
        {"image/png": png("<script>")},
    ],
    ids=["svg", "svg-as-png", "html", "png-with-more"],
)
def test_nothing_but_the_picture_reaches_anybody(bundle: dict[str, str], path: Path, class_folder: Path) -> None:
    hidden = next(iter(bundle.values()))
    autograded, page = graded_pages(path, {"mine.png": bundle}, class_folder)
    assert hidden not in autograded
    assert hidden not in page
