"""From text source to solved notebook: marks become nbgrader's metadata, and an author's slips become sentences."""

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from grader.course.build import build_notebook
from grader.errors import CourseError
from tests.conftest import EXAM, LESSON

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text source; returns its path."""

    def put(text: str) -> Path:
        path = tmp_path / "01_doubling.py"
        path.write_text(text.lstrip("\n"), encoding="utf-8")
        return path

    return put


def cell(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    return next(one for one in notebook.cells if one.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def with_edit(old: str, new: str, text: str = LESSON) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("source", "grade_id", "grade", "locked", "solution", "points"),
    [
        (LESSON, "setup", False, True, False, None),
        (LESSON, "double", False, False, True, None),
        (LESSON, "check_double", True, True, False, 4),
        (EXAM, "essay", True, False, True, 3),
    ],
    ids=["given", "solution", "check", "prose"],
)
def test_mark_becomes_the_metadata_of_nbgrader(
    write: Write, source: str, grade_id: str, grade: bool, locked: bool, solution: bool, points: int | None
) -> None:
    marked = cell(build_notebook(write(source)), grade_id).metadata.nbgrader
    assert (marked.grade, marked.locked, marked.solution, marked.get("points")) == (grade, locked, solution, points)
    assert (marked.schema_version, marked.task) == (3, False)


def test_cell_without_a_mark_is_left_to_the_learner(write: Write) -> None:
    assert "nbgrader" not in build_notebook(write(LESSON)).cells[0].metadata


@pytest.mark.parametrize("grade_id", ["double", "check_double"])
def test_exercise_and_its_check_let_run_all_go_on(write: Write, grade_id: str) -> None:
    assert cell(build_notebook(write(LESSON)), grade_id).metadata.tags == ["raises-exception"]


def test_tag_that_an_author_gives_too_stands_once(write: Write) -> None:
    tagged = with_edit('solution="double"', 'solution="double" tags=["own", "raises-exception"]')
    assert cell(build_notebook(write(tagged)), "double").metadata.tags == ["own", "raises-exception"]


def test_given_cell_may_be_prose(write: Write) -> None:
    given = build_notebook(write('# %% [markdown] given="rules"\n# Be kind.\n')).cells[0]
    assert (given.cell_type, given.source, given.metadata.nbgrader.locked) == ("markdown", "Be kind.", True)


def test_notebook_is_sound_and_names_its_kernel(write: Write) -> None:
    notebook = build_notebook(write(LESSON))
    nbformat.validate(notebook)
    assert (notebook.metadata.kernelspec.name, notebook.metadata.kernelspec.language) == ("python3", "python")
    assert notebook.metadata.workshop == {"title": "Doubling", "minutes": 5}


def test_cell_id_is_the_name_or_else_stem_and_number(write: Write) -> None:
    ids = [one.id for one in build_notebook(write(LESSON)).cells]
    assert ids == ["01_doubling-1", "setup", "double", "check_double", "answer", "check_answer"]


def test_two_builds_are_the_same_to_the_byte(write: Write) -> None:
    first, second = (nbformat.writes(build_notebook(write(LESSON + EXAM))) for _ in range(2))
    assert first == second


def test_solution_stays_in_the_built_notebook(write: Write) -> None:
    built = cell(build_notebook(write(LESSON)), "answer")
    assert built.source == "### BEGIN SOLUTION\nanswer = 6 * 7\n### END SOLUTION"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('given="setup"', 'gvien="setup"', "cell 2: the mark gvien is not known"),
        ('given="setup"', 'given="setup" solution="start"', "cell 2: a cell is given or solution, not both"),
        ('given="setup"', 'given="set up"', "cell 2: 'set up' is no name"),
        ('given="setup"', 'given="setup" points=1', "cell 2: points count on a cell marked check or prose only"),
        ('given="setup"', 'given="setup" stub="x = 1"', "cell 2: a stub stands for a solution"),
        ('given="setup"', "points=1", "cell 2: points count on"),
        (" points=4", "", "cell 4: a cell marked check needs points"),
        (" points=4", ' points="many"', "cell 4: a cell marked check needs points"),
        (" points=4", " points=-4", "cell 4: a cell marked check needs points"),
        (" points=4", " points=true", "cell 4: a cell marked check needs points"),
    ],
)
def test_mark_that_does_not_fit_is_named_with_its_cell(write: Write, old: str, new: str, says: str) -> None:
    path = write(with_edit(old, new))
    with pytest.raises(CourseError) as caught:
        build_notebook(path)
    assert str(caught.value).startswith(f"{path}, {says}")


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('given="setup"', 'given="double"', "double"),
        ('given="setup"', 'given="check_double"', "check_double"),
        ('check="answer"', 'check="double"', "check_double"),
    ],
    ids=["two kinds", "name of a check cell", "two checks"],
)
def test_name_that_stands_twice_is_refused(write: Write, old: str, new: str, name: str) -> None:
    path = write(with_edit(old, new))
    with pytest.raises(CourseError, match=f"more than one cell is called {name}") as caught:
        build_notebook(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    ### END SOLUTION\n", "", "cell 3: its solution regions do not pair up"),
        ("    ### BEGIN SOLUTION\n", "", "cell 3: its solution regions do not pair up"),
        ("BEGIN SOLUTION\n", "BEGIN SOLUTION\n    ### BEGIN SOLUTION\n", "cell 3: its solution regions do not pair up"),
        ("### END SOLUTION\n", "### END SOLUTION of it\n", "cell 3: its solution regions do not pair up"),
        ('%% solution="double"', "%%", "cell 3: it holds a solution region, so it needs the mark"),
        ('solution="double"', 'given="double"', "cell 3: it holds a solution region, so it needs the mark"),
        ("import numpy", "### BEGIN SOLUTION\n### END SOLUTION\nimport numpy", "cell 2: it holds a solution region"),
    ],
    ids=["unclosed", "unopened", "nested", "text behind", "unmarked", "given", "in given"],
)
def test_region_that_would_leak_or_vanish_is_named_with_its_cell(write: Write, old: str, new: str, says: str) -> None:
    path = write(with_edit(old, new))
    with pytest.raises(CourseError) as caught:
        build_notebook(path)
    assert str(caught.value).startswith(f"{path}, {says}")


def test_solution_without_a_region_is_refused(write: Write) -> None:
    path = write('# %% solution="answer"\nanswer = 42\n')
    with pytest.raises(CourseError, match="cell 1: it holds no solution region"):
        build_notebook(path)


@pytest.mark.parametrize("marked", ['solution="answer"', 'check="answer" points=2'])
def test_code_mark_on_prose_is_refused(write: Write, marked: str) -> None:
    path = write(f"# %% [markdown] {marked}\n# ### BEGIN SOLUTION\n# ### END SOLUTION\n")
    with pytest.raises(CourseError, match=r"cell 1: a cell marked \w+ holds code"):
        build_notebook(path)


def test_prose_mark_on_code_is_refused(write: Write) -> None:
    path = write('# %% prose="essay" points=3\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n')
    with pytest.raises(CourseError, match="cell 1: a cell marked prose needs the header"):
        build_notebook(path)


@pytest.mark.parametrize("header", ["# %% [markdown]", "# %% [md]", '# %% [markdown] prose="essay" points=3'])
def test_code_right_after_a_prose_header_is_named_with_its_line(write: Write, header: str) -> None:
    path = write(f"# %%\nx = 1\n\n{header}\nimport numpy as np\n")
    with pytest.raises(CourseError) as caught:
        build_notebook(path)
    assert str(caught.value).startswith(f"{path}, line 5: code stands in a prose cell.")


def test_code_after_prose_without_a_header_between_is_refused(write: Write) -> None:
    path = write("# %% [markdown]\n# Read this.\n\nimport numpy as np\n")
    with pytest.raises(CourseError, match="line 4: code stands in a prose cell"):
        build_notebook(path)


def test_prose_without_its_header_is_refused(write: Write) -> None:
    path = write("# %%\n# Read this first.\n#\n# - one\n")
    with pytest.raises(CourseError, match="cell 1: it holds comments only"):
        build_notebook(path)


def test_code_that_starts_with_a_comment_is_code(write: Write) -> None:
    built = build_notebook(write("# %%\n# A square.\nx = 2**2\n")).cells[0]
    assert (built.cell_type, built.source) == ("code", "# A square.\nx = 2**2")
