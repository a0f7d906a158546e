"""A release fails closed: what would leak or be lost is named, nothing is released, and course/ stays as it was."""

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.course.build import build_notebook
from grader.errors import ReleaseError
from grader.release.leaks import check_release
from grader.release.publish import release
from tests.conftest import DOUBLE, EXAM_QUESTIONS
from tests.grader.course_files import contents, copied

SOLUTION_LINE = "return np.asarray(numbers) * 2.0"
MISCONCEPTION_LINE = next(line for line in DOUBLE.splitlines() if "squares" in line)
KEY_LINE = EXAM_QUESTIONS.splitlines()[4].strip()
Refused = Callable[[], str]


@pytest.fixture
def course(tmp_path: Path, released_course: Course) -> Course:
    """A copy of the small course, released already, for a test to change."""
    return copied(released_course, tmp_path / "home")


@pytest.fixture
def refused(course: Course) -> Refused:
    """Return a function that releases, sees it refused and course/ left alone, and returns the sentence."""

    def run() -> str:
        before = contents(course.released)
        with pytest.raises(ReleaseError) as caught:
            release(course, course.home)
        assert contents(course.released) == before
        return str(caught.value)

    return run


def put(course: Course, name: str, text: str) -> None:
    path = course.home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def append(course: Course, text: str, notebook: str = "01_doubling") -> None:
    source = course.source(notebook)
    source.write_text(source.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize(
    "cell",
    [
        f"\n# %%\ndef spoiler(numbers):\n    {SOLUTION_LINE}\n",
        f"\n# %% [markdown]\n# One could write\n#\n#     {SOLUTION_LINE}\n",
        f"\n# %%\nx = 1\n# {SOLUTION_LINE}\n",
    ],
    ids=["code", "prose", "comment"],
)
def test_solution_line_outside_its_region_is_named(course: Course, refused: Refused, cell: str) -> None:
    append(course, cell)
    sentence = refused()
    assert sentence.startswith("lessons/01_doubling.ipynb, cell 01_doubling-7: ")
    assert f"`{SOLUTION_LINE}` stands in solutions/lessons/01_doubling.py." in sentence


def test_solution_of_one_notebook_in_another_is_named(course: Course, refused: Refused) -> None:
    append(course, f"\n# %%\ndef spoiler(numbers):\n    {SOLUTION_LINE}\n", notebook="final")
    assert refused().startswith("exam/final.ipynb, cell final-7: ")


def test_key_in_a_notebook_is_named(course: Course, refused: Refused) -> None:
    append(course, f"\n# %%\n{KEY_LINE}\n", notebook="final")
    assert "stands in solutions/questions/final.py." in refused()


def test_question_file_among_the_sources_is_named(course: Course, refused: Refused) -> None:
    shutil.copy(course.home / "solutions/questions/double.py", course.home / "solutions/lessons/02_double.py")
    assert refused().startswith("lessons/02_double.ipynb, cell 02_double-1: ")


@pytest.mark.parametrize("place", ["course/lab/checks.py", "course/README.md", "course/lab/deep/er/notes.txt"])
def test_solution_line_in_a_file_written_by_hand_is_named(course: Course, refused: Refused, place: str) -> None:
    put(course, place, f"def double(numbers):\n    {SOLUTION_LINE}\n")
    assert refused().startswith(f"{place}: the line `{SOLUTION_LINE}`")


def test_solved_notebook_anywhere_in_course_is_named(course: Course, refused: Refused) -> None:
    put(course, "course/extra/solved.ipynb", nbformat.writes(build_notebook(course.source("01_doubling"))))
    assert refused().startswith(f"course/extra/solved.ipynb: the line `{SOLUTION_LINE}`")


@pytest.mark.parametrize("text", [DOUBLE, EXAM_QUESTIONS], ids=["hidden cases", "keys"])
def test_question_file_in_course_is_named(course: Course, refused: Refused, text: str) -> None:
    put(course, "course/lab/double.py", text)
    assert refused().startswith("course/lab/double.py: three lines from ")


@pytest.mark.parametrize(
    "text",
    [f"first_line_of_ours = 1\n{MISCONCEPTION_LINE}\nthird_line_of_ours = 1\n", "def cases(rng):\n    some = 1\n"],
    ids=["one long line", "short lines"],
)
def test_line_shared_with_a_question_by_chance_is_no_leak(course: Course, text: str) -> None:
    put(course, "course/lab/checks.py", text)
    release(course, course.home)


def test_line_that_stands_in_any_code_is_no_leak(course: Course) -> None:
    append(course, '\n# %% solution="total"\n### BEGIN SOLUTION\ntotal = 0\nimport itertools\n### END SOLUTION\n')
    put(course, "course/lab/checks.py", "import itertools\ntotal = 0\n")
    release(course, course.home)


@pytest.mark.parametrize("name", ["helper.py", "numbers.csv", ".hidden", "figures/plot.png"])
def test_stray_file_in_a_released_assignment_is_named(course: Course, refused: Refused, name: str) -> None:
    put(course, f"course/lessons/{name}", "1, 2\n")
    sentence = refused()
    assert f"course/lessons/{name} does not come from solutions/." in sentence
    assert "Move it away" in sentence


@pytest.mark.parametrize("content", ["no json", "{}", "[]", nbformat.writes(nbformat.v4.new_notebook())])
def test_notebook_of_somebody_else_in_a_released_assignment_is_named(
    course: Course, refused: Refused, content: str
) -> None:
    put(course, "course/lessons/mine.ipynb", content)
    assert "course/lessons/mine.ipynb does not come from solutions/." in refused()


def test_leak_is_refused_before_the_gradebook_is_touched(course: Course, refused: Refused) -> None:
    before = (course.home / "gradebook.db").read_bytes()
    append(course, f"\n# %%\ndef spoiler(numbers):\n    {SOLUTION_LINE}\n")
    refused()
    assert (course.home / "gradebook.db").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"source": "### BEGIN SOLUTION\nx = 1"}, "a region marker is left"),
        ({"source": "### BEGIN HIDDEN TESTS\nassert x"}, "a region marker is left"),
        ({"outputs": [nbformat.v4.new_output("stream", text="42")]}, "it has outputs"),
    ],
    ids=["solution", "hidden tests", "output"],
)
def test_what_the_generate_step_should_have_taken_out_is_named(course: Course, change: dict, says: str) -> None:
    path = course.released / "lessons" / "01_doubling.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].update(change)
    nbformat.write(notebook, path)
    with pytest.raises(ReleaseError, match=f"lessons/01_doubling.ipynb, cell setup: {says}"):
        check_release(course, course.released)


@pytest.mark.parametrize("name", ["lessons/helper.py", "lessons/deeper/extra.ipynb", "extra.ipynb"])
def test_generated_folder_holds_notebooks_of_assignments_only(course: Course, name: str) -> None:
    put(course, f"course/{name}", "{}")
    with pytest.raises(ReleaseError, match=f"{name} is no notebook of an assignment"):
        check_release(course, course.released)
