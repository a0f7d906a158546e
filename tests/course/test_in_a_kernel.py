"""Checks in a real kernel: what a learner sees, what Run All does, and what nbgrader's Validate makes of it."""

from pathlib import Path

import nbformat
import pytest
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.validator import Validator

CELLS = {
    "setup": "import numpy as np\nfrom kmeans_lab import check, hint",
    "stub": "def assign_clusters(X, centroids):\n    raise NotImplementedError  # your code here",
    "check_stub": 'check("assign_clusters")',
    "crash": "def assign_clusters(X, centroids):\n    labels = []\n    return np.stack(labels)",
    "check_crash": 'check("assign_clusters")',
    "helper": "def nearest(x):\n    raise NotImplementedError",
    "kmeans": "def kmeans(X, C, max_iter=100):\n    return nearest(X)",
    "check_helper": 'check("kmeans")',
    "wrong": "def assign_clusters(X, centroids):\n    return [0 for point in X]",
    "check_wrong": 'check("assign_clusters")',
    "right": "def euclidean_distance(a, b):\n    return np.linalg.norm(a - b)",
    "check_right": 'check("euclidean_distance")',
    "answer": 'answer_1 = "b"',
    "check_answer": 'check("answer_1", options="abcd")',
    "last": 'print("the last cell ran")',
}


def notebook():
    cells = [new_code_cell(source, id=name) for name, source in CELLS.items()]
    for cell in cells:
        if cell.id.startswith("check_"):
            marks = {"grade": True, "solution": False, "locked": True, "points": 1, "schema_version": 3}
            cell.metadata = {
                "tags": ["raises-exception"],
                "nbgrader": {**marks, "grade_id": cell.id, "cell_type": "code", "task": False},
            }
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


@pytest.fixture(scope="module")
def outputs():
    """The outputs of each cell after Run All."""
    run, _ = ExecutePreprocessor(timeout=60).preprocess(notebook(), {})
    return {cell.id: cell.outputs for cell in run.cells}


def test_failed_check_is_an_error_output_with_the_headline(outputs):
    (error,) = outputs["check_wrong"]
    assert (error.output_type, error.ename) == ("error", "CheckFailed")
    assert error.evalue == "assign_clusters: wrong. It returned a list, and not a NumPy array."


def test_failed_check_shows_sentences_and_no_stack(outputs):
    (error,) = outputs["check_wrong"]
    assert error.traceback[0] == error.evalue
    assert error.traceback[-1] == 'Stuck? hint("assign_clusters")'
    assert len(error.traceback) == 6
    assert not any(word in line for line in error.traceback for word in ("Traceback", "File ", "\x1b", "kmeans_lab"))


def test_stub_is_not_attempted(outputs):
    (error,) = outputs["check_stub"]
    assert error.evalue == "assign_clusters: not attempted. It still raises NotImplementedError."


def test_crash_shows_the_learners_own_line(outputs):
    (error,) = outputs["check_crash"]
    assert error.evalue == "assign_clusters: crashed. It stops with ValueError: need at least one array to stack."
    assert error.traceback[1] == "Your line: return np.stack(labels)"


def test_stub_of_a_helper_is_named(outputs):
    (error,) = outputs["check_helper"]
    assert error.evalue == "kmeans: crashed. It calls nearest, which still raises NotImplementedError."


def test_right_check_says_what_was_tried_and_what_grading_adds(outputs):
    assert "".join(output.text for output in outputs["check_right"]) == (
        "euclidean_distance: right. All 14 open examples: ordinary inputs, any number of coordinates, equal points, "
        "large and tiny numbers, integers.\nGrading asks with other inputs, and about more: memory layout.\n"
    )
    assert [output.text for output in outputs["check_answer"]] == ["answer_1: noted. You chose b.\n"]


def test_run_all_goes_on_to_the_end(outputs):
    assert outputs["last"][0].text == "the last cell ran\n"


def test_validate_fails_where_a_check_fails_and_nowhere_else(tmp_path: Path):
    path = tmp_path / "lesson.ipynb"
    nbformat.write(notebook(), path)
    failed = Validator().validate(str(path))["failed"]
    sentences = [one["error"].splitlines()[0] for one in failed]
    assert [sentence.split(". ")[0] for sentence in sentences] == [
        "assign_clusters: not attempted",
        "assign_clusters: crashed",
        "kmeans: crashed",
        "assign_clusters: wrong",
    ]
