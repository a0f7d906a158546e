"""What cells put out is what Jupyter would show; what nobody could answer is refused in a sentence."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from grader.judge.displays import Displays
from grader.judge.run import Run
from grader.runner import Bounds, WarmProcess

Cells = Callable[..., list[list[NotebookNode]]]


@pytest.fixture
def run_cells(warm: WarmProcess) -> Iterator[Cells]:
    """Run cells one after another in one notebook; returns the outputs of each as they stand in the end."""
    with Run(warm, Bounds(), figures=False) as run:

        def in_order(*sources: str) -> list[list[NotebookNode]]:
            cells, displays = [new_code_cell(source) for source in sources], Displays()
            for run.count, cell in enumerate(cells, start=1):
                displays.show(cell, run.cell(cell.source))
            return [cell.outputs for cell in cells]

        yield in_order


def streams(outputs: list[NotebookNode]) -> list[tuple[str, str]]:
    return [(output.name, output.text) for output in outputs]


def texts(outputs: list[NotebookNode]) -> list[Any]:
    return [output.text if output.output_type == "stream" else output.data["text/plain"] for output in outputs]


def test_outputs_stand_in_the_order_in_which_they_came(run_cells: Cells) -> None:
    (outputs,) = run_cells("print('one')\ndisplay(2)\nprint('three')\nprint('four')\n5")
    assert texts(outputs) == ["one\n", "2", "three\nfour\n", "5"]


def test_both_streams_are_told_apart(run_cells: Cells) -> None:
    (outputs,) = run_cells("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')")
    assert streams(outputs) == [("stdout", "a\n"), ("stderr", "b\n"), ("stdout", "c\n")]


def test_await_at_top_level_works(run_cells: Cells) -> None:
    (outputs,) = run_cells("import asyncio\nawait asyncio.sleep(0, 'awake')")
    assert texts(outputs) == ["'awake'"]


def test_print_of_a_thread_belongs_to_its_cell(run_cells: Cells) -> None:
    (outputs,) = run_cells("import threading\nt = threading.Thread(target=print, args=('hi',))\nt.start()\nt.join()")
    assert texts(outputs) == ["hi\n"]


def test_magics_work(run_cells: Cells) -> None:
    (outputs,) = run_cells("%precision 2\nx = 1 / 3\nx")
    assert texts(outputs) == ["0.33"]


def test_results_are_numbered_by_cell(run_cells: Cells) -> None:
    first, second = run_cells("1", "2")
    assert [first[0].execution_count, second[0].execution_count] == [1, 2]


def test_clear_output_clears_at_once(run_cells: Cells) -> None:
    (outputs,) = run_cells("from IPython.display import clear_output\nprint('old')\nclear_output()\nprint('new')")
    assert texts(outputs) == ["new\n"]


@pytest.mark.parametrize(("then", "shown"), [("print('new')", ["new\n"]), ("pass", ["old\n"])])
def test_clear_output_that_waits_clears_when_something_new_comes(run_cells: Cells, then: str, shown: list[str]) -> None:
    (outputs,) = run_cells(f"from IPython.display import clear_output\nprint('old')\nclear_output(wait=True)\n{then}")
    assert texts(outputs) == shown


def test_display_is_updated_in_its_own_cell(run_cells: Cells) -> None:
    (outputs,) = run_cells("handle = display('before', display_id=True)\nprint('between')\nhandle.update('after')")
    assert texts(outputs) == ["'after'", "between\n"]


def test_display_of_an_earlier_cell_is_updated_where_it_stands(run_cells: Cells) -> None:
    first, second = run_cells("handle = display('before', display_id=True)", "handle.update('after')\nprint('done')")
    assert (texts(first), texts(second)) == (["'after'"], ["done\n"])


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("input('Your name?')", "cannot ask for input"),
        ("import getpass\ngetpass.getpass()", "cannot ask for input"),
        ("!ls", "cannot start other programs"),
        ("%%bash\nls", "cannot start other programs"),
        ("import subprocess\nsubprocess.run(['ls'])", "cannot start other programs"),
        ("import os\nos.system('ls')", "cannot start other programs"),
        ("import socket\nsocket.socket()", "cannot use the network"),
        ("import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9')", "cannot use the network"),
    ],
    ids=["input", "getpass", "shell", "bash cell", "subprocess", "os.system", "socket", "network"],
)
def test_what_cannot_be_had_is_refused_in_a_sentence(run_cells: Cells, source: str, sentence: str) -> None:
    (outputs,) = run_cells(source)
    said = " ".join(output.get("evalue", "") + output.get("text", "") for output in outputs)
    assert sentence in said


def test_work_that_asks_for_more_processes_is_done_in_one(run_cells: Cells) -> None:
    source = "from joblib import Parallel, delayed\nParallel(n_jobs=2)(delayed(abs)(-n) for n in range(3))"
    (outputs,) = run_cells(source)
    assert texts(outputs) == ["[0, 1, 2]"]


def test_metadata_that_templates_do_not_know_are_dropped(run_cells: Cells) -> None:
    publish = "get_ipython().display_pub.publish({'image/png': 'AAAA'}, metadata={'filenames': 5, 'width': 60})"
    ((output,),) = run_cells(publish)
    assert output.metadata == {"width": 60}


def test_result_of_no_number_is_left_out(run_cells: Cells) -> None:
    assert run_cells("get_ipython().execution_count = -5\n1") == [[]]


def test_update_reaches_the_newest_displays_of_its_name_only(run_cells: Cells) -> None:
    first = "from IPython.display import update_display\nfor n in range(9): display(0, display_id='x')"
    shown, _ = run_cells(first, "update_display(1, display_id='x')")
    assert texts(shown) == ["0"] * 4 + ["1"] * 5
