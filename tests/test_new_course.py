"""docs/authors/new_course.md makes a course from nothing. Here that is done, word for word, in a folder of its own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "authors" / "new_course.md"
GRADER = Path(sys.executable).parent / "grader"


def files() -> dict[str, str]:
    """The files of the page by their paths: each path stands in the sentence before its block."""
    text = PAGE.read_text(encoding="utf-8")
    return dict(re.findall(r"`([\w/]+\.(?:py|toml))`[^`]*```(?:python|toml)\n(.*?)```", text, flags=re.DOTALL))


def grader(home: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([GRADER, command], cwd=home, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lines")
    for path, text in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_course_from_the_page_is_released_and_its_sample_class_graded(home: Path) -> None:
    released = grader(home, "release")
    assert "Released 2 notebooks" in released.stdout, released.stderr
    graded = grader(home, "demo")
    assert "through the ends" in graded.stdout, graded.stderr
    feedback = (home / "build/demo/feedback/ben/lessons/01_line.html").read_text(encoding="utf-8")
    assert "It looks as if the line goes through the first point and the last." in feedback
    assert "np.sum(from_mean" not in (home / "course/lessons/01_line.ipynb").read_text(encoding="utf-8")
