"""A notebook in which a cell has failed, or is stopped: what check says of the definition that it judges."""

from typing import Any

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

RIGHT = "def euclidean_distance(a, b):\n    return np.linalg.norm(a - b)"
BEFORE = "The check judges what `{}` was before."
CELLS = {
    "setup": "import os, signal\nimport numpy as np\nfrom kmeans_lab import check, hint",
    "broken from the first": "def keep_going(moved)\n    return moved.any()",
    "check broken from the first": 'check("keep_going")',
    "wrong": "def euclidean_distance(a, b):\n    return 0.0",
    "syntax error": RIGHT.replace(":", ""),
    "check syntax error": 'check("euclidean_distance")',
    "right": RIGHT,
    "check right": 'check("euclidean_distance")',
    "stops before": f"size = undefined\n{RIGHT}",
    "check stops before": 'check("euclidean_distance")',
    "stops after": f"{RIGHT}\nsize = undefined",
    "check stops after": 'check("euclidean_distance")',
    "in one cell": f'{RIGHT}\ncheck("euclidean_distance")',
    "noted": "published_slips = [1, 2, 3]",
    "bracket open": "published_slips = [41, 2, 3",
    "check bracket open": 'check("published_slips")',
    "letter": 'answer_1 = "a"\nanswer_1 = "b',
    "check letter": 'check("answer_1", options="ab")',
    "stopped": "def keep_going(moved):\n    os.kill(os.getpid(), signal.SIGINT)\n    while True: pass",
    "check stopped": 'check("keep_going")',
    "no name": "check()",
    "no hint": "hint()",
    "wrong hint": 'hint("keep_goin")',
}


@pytest.fixture(scope="module")
def said() -> dict[str, Any]:
    """What each cell shows after Run All: text, or the lines of an error."""
    notebook = new_notebook(cells=[new_code_cell(source) for source in CELLS.values()])
    NotebookClient(notebook, timeout=60, allow_errors=True).execute()
    return {name: shown(cell.outputs) for name, cell in zip(CELLS, notebook.cells, strict=True)}


def shown(outputs: list[Any]) -> list[Any]:
    """The text as one, however the kernel has cut it, and the lines of an error."""
    text = "".join(output.text for output in outputs if output.output_type == "stream")
    return [*([text] if text else []), *(one.traceback for one in outputs if one.output_type == "error")]


def test_function_whose_cell_has_a_syntax_error_is_missing_for_that_reason(said: dict[str, Any]) -> None:
    (lines,) = said["check broken from the first"]
    assert lines[1] == "Your newest cell with `keep_going` has not run: SyntaxError in line 1, expected ':'."


def test_older_definition_that_is_wrong_is_called_older(said: dict[str, Any]) -> None:
    (lines,) = said["check syntax error"]
    assert lines[0].startswith("euclidean_distance: wrong. ")
    assert lines[1] == (
        "Your newest cell with `euclidean_distance` has not run: SyntaxError in line 1, expected ':'. "
        + BEFORE.format("euclidean_distance")
    )


def test_older_definition_that_is_right_is_called_older(said: dict[str, Any]) -> None:
    (text,) = said["check stops before"]
    first, second, *_ = text.splitlines()
    assert first == (
        "Your newest cell with `euclidean_distance` stopped before it came to that line. "
        + BEFORE.format("euclidean_distance")
    )
    assert second.startswith("euclidean_distance: right. ")


@pytest.mark.parametrize("cell", ["check right", "check stops after", "in one cell"])
def test_newest_definition_is_not_called_older(cell: str, said: dict[str, Any]) -> None:
    assert said[cell][0].startswith("euclidean_distance: right. ")


def test_older_value_is_called_older(said: dict[str, Any]) -> None:
    (text,) = said["check bracket open"]
    assert text.startswith("Your newest cell with `published_slips` has not run: SyntaxError in line 1, ")
    assert "published_slips: noted. You wrote [1, 2, 3]." in text


def test_answer_whose_cell_has_a_syntax_error_is_missing_for_that_reason(said: dict[str, Any]) -> None:
    (lines,) = said["check letter"]
    assert lines == [
        "answer_1: missing. No variable of this name is set yet.",
        "Your newest cell with `answer_1` has not run: SyntaxError in line 2, unterminated string literal (detected at "
        "line 2).",
    ]


def test_interrupted_check_is_one_line_and_an_interruption(said: dict[str, Any]) -> None:
    assert said["check stopped"] == [
        ["keep_going: interrupted. You stopped the check. Your line was: os.kill(os.getpid(), signal.SIGINT)"]
    ]


def test_check_and_hint_without_a_name_list_the_names(said: dict[str, Any]) -> None:
    ((question,),) = said["no name"]
    assert question.startswith("Which exercise? There are assign_clusters, ")
    assert question.endswith('Name one, as in check("assign_clusters").')
    (offer,) = said["no hint"]
    assert "which_k" in offer
    assert offer.endswith('Name one, as in hint("assign_clusters").\n')


def test_hint_for_a_misspelt_name_suggests_the_near_one(said: dict[str, Any]) -> None:
    assert 'No exercise is called keep_goin. Did you mean "keep_going"?' in said["wrong hint"][0]
