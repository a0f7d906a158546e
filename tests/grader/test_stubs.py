"""Taking the solutions out of a cell: the usual stub, the author's own, and what stands around a region."""

import nbformat
import pytest
from nbformat import NotebookNode

from grader.plugs.stubs import ClearSolutions

REGION = "### BEGIN SOLUTION\n{}\n### END SOLUTION"


@pytest.fixture
def clear() -> ClearSolutions:
    usual = {"python": "raise NotImplementedError"}
    return ClearSolutions(code_stub=usual, text_stub="*Your answer here.*")


def marked(cell: NotebookNode, stub: str | None = None) -> NotebookNode:
    cell.metadata["nbgrader"] = {"grade": False, "solution": True, "locked": False, "grade_id": "double"}
    if stub is not None:
        cell.metadata["stub"] = stub
    return cell


def code(source: str, stub: str | None = None) -> NotebookNode:
    return marked(nbformat.v4.new_code_cell(source), stub)


def cleared(clear: ClearSolutions, cell: NotebookNode) -> NotebookNode:
    return clear.preprocess_cell(cell, {"language": "python"}, 0)[0]


def test_region_becomes_the_usual_stub(clear: ClearSolutions) -> None:
    assert cleared(clear, code(REGION.format("x = 42"))).source == "raise NotImplementedError"


def test_stub_of_the_author_takes_the_place_of_the_usual_one(clear: ClearSolutions) -> None:
    assert cleared(clear, code(REGION.format("x = 42"), stub="x = None")).source == "x = None"


def test_stub_of_one_cell_is_not_used_for_the_next(clear: ClearSolutions) -> None:
    cleared(clear, code(REGION.format("x = 42"), stub="x = None"))
    assert cleared(clear, code(REGION.format("y = 1"))).source == "raise NotImplementedError"


def test_stub_of_a_cell_that_fails_is_not_used_for_the_next(clear: ClearSolutions) -> None:
    with pytest.raises(RuntimeError, match="no end solution"):
        cleared(clear, code("### BEGIN SOLUTION\nx = 42", stub="x = None"))
    assert cleared(clear, code(REGION.format("y = 1"))).source == "raise NotImplementedError"


def test_stub_leaves_no_trace_in_the_metadata(clear: ClearSolutions) -> None:
    assert "stub" not in cleared(clear, code(REGION.format("x = 42"), stub="x = None")).metadata


def test_empty_stub_leaves_nothing_of_the_solution(clear: ClearSolutions) -> None:
    assert cleared(clear, code(REGION.format("x = 42"), stub="")).source.strip() == ""


def test_code_around_the_region_and_its_indentation_stay(clear: ClearSolutions) -> None:
    source = "def double(x):\n    ### BEGIN SOLUTION\n    y = x\n    y = 2 * y\n    ### END SOLUTION\n    return y"
    assert cleared(clear, code(source)).source == "def double(x):\n    raise NotImplementedError\n    return y"


def test_stub_is_indented_as_its_region(clear: ClearSolutions) -> None:
    source = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
    assert cleared(clear, code(source, stub="return ...")).source == "def double(x):\n    return ..."


def test_prose_becomes_the_text_stub(clear: ClearSolutions) -> None:
    cell = marked(nbformat.v4.new_markdown_cell(REGION.format("Twice is twice.")))
    cell.metadata.nbgrader["grade"] = True
    assert cleared(clear, cell).source == "*Your answer here.*"


def test_region_in_a_cell_without_a_mark_is_refused(clear: ClearSolutions) -> None:
    with pytest.raises(RuntimeError, match="non-solution cell"):
        cleared(clear, nbformat.v4.new_code_cell(REGION.format("x = 42")))
