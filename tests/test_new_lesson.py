"""docs/authors/index.md adds a lesson with a question. Here that is done, word for word."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import VERDICT
from grader.release.publish import release

HOME = Path(__file__).parent.parent
NOTEBOOK = "10_range"
ANSWERS = {
    "right": "def value_range(numbers):\n    return max(numbers) - min(numbers)\n",
    "wrong": "def value_range(numbers):\n    return numbers[-1] - numbers[0]\n",
}


def page() -> str:
    return (HOME / "docs" / "authors" / "index.md").read_text(encoding="utf-8")


def files() -> dict[str, str]:
    """The files of the walk-through by their paths: each path stands in the sentence before its block."""
    return dict(re.findall(r"`((?:solutions|course)/[\w/]+\.py)`[^`]*```python\n(.*?)```", page(), flags=re.DOTALL))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    home = tmp_path_factory.mktemp("course")
    for name in ("solutions", "course"):
        shutil.copytree(HOME / name, home / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(HOME / name, home / name)
    for path, text in files().items():
        (home / path).write_text(text, encoding="utf-8")
    copied = Course(home)
    release(copied, home)
    return copied


@pytest.fixture(scope="module")
def examiner(course: Course) -> Iterator[Examiner]:
    made = Examiner(course)
    yield made
    made.close()


def check_in(course: Course, cell: str) -> str:
    program = f"import numpy as np\nfrom kmeans_lab import check\n{cell}\ncheck('value_range')"
    environment = {"PYTHONPATH": str(course.home / "course"), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def score(course: Course, examiner: Examiner, cell: str) -> tuple[float, str]:
    notebook = nbformat.read(course.released / "lessons" / f"{NOTEBOOK}.ipynb", as_version=4)
    for one in notebook.cells:
        if one.metadata.get("nbgrader", {}).get("grade_id") == "value_range":
            one.source = cell
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", NOTEBOOK))
    (verdict,) = [one.metadata[VERDICT] for one in notebook.cells if VERDICT in one.metadata]
    return verdict["score"], verdict["diagnosis"]


def test_walk_through_has_a_lesson_an_exercise_and_a_question() -> None:
    assert list(files()) == [
        f"solutions/lessons/{NOTEBOOK}.py",
        "course/kmeans_lab/exercises/value_range.py",
        "solutions/questions/value_range.py",
    ]


def test_new_lesson_is_released_without_its_solution(course: Course) -> None:
    released = (course.released / "lessons" / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8")
    assert "NotImplementedError" in released
    assert "np.min(numbers)" not in released


def test_page_says_how_many_notebooks_are_released(course: Course) -> None:
    assert f"`Released {len(list(course.released.glob('*/*.ipynb')))} notebooks`" in page()


def test_open_check_knows_right_from_wrong(course: Course) -> None:
    assert "value_range: right. All 2 open examples: " in check_in(course, ANSWERS["right"])
    assert "value_range: wrong. The range is too small." in check_in(course, ANSWERS["wrong"])


def test_grading_knows_right_from_wrong_and_names_the_misconception(course: Course, examiner: Examiner) -> None:
    assert score(course, examiner, ANSWERS["right"]) == (2.0, "")
    points, diagnosis = score(course, examiner, ANSWERS["wrong"])
    assert points == 0.0
    assert diagnosis == "last minus first"
