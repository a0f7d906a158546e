"""Cells of many kinds put out in the confined run what they put out in Jupyter."""

import json
import re
import tempfile
from typing import Any

import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from grader.judge.displays import Displays
from grader.judge.run import Run
from grader.runner import Bounds, WarmProcess

CELLS = {
    "a task": "import asyncio\ntask = asyncio.create_task(asyncio.sleep(0, 'slept'))\nprint('made')",
    "a task, later": "await task",
    "await in a comprehension": "[await asyncio.sleep(0, n) for n in range(3)]",
    "in the loop": "asyncio.get_event_loop().is_running()",
    "help": "len?",
    "help by a magic": "%pinfo sum",
    "change of folder": "from pathlib import Path\nPath('below').mkdir()\n%cd -q below\nPath.cwd().name",
    "a file": "%%writefile a.txt\nhello",
    "the file": "print(open('a.txt').read())",
    "a module": "%%writefile own_module.py\nvalue = 5",
    "the module": "import own_module\nown_module.value",
    "autoreload": "%load_ext autoreload\n%autoreload 2",
    "captured": "%%capture held\nprint('kept')\nNone",
    "shown again": "held.show()",
    "an unknown magic": "%nothing",
    "bad syntax": "def f(:",
    "bad indentation": "  x = 1\n y",
    "an error": "def half(x):\n    return x / 0\n\nhalf(1)",
    "an error from one": "try:\n    1 / 0\nexcept ArithmeticError as error:\n    raise ValueError('so') from error",
    "an error with a note": "error = KeyError('name')\nerror.add_note('a note')\nraise error",
    "errors in a group": "raise ExceptionGroup('two', [ValueError(1), TypeError(2)])",
    "no name": "unknown",
    "the end": "raise SystemExit('bye')",
    "a warning": "import warnings\nwarnings.warn('look out')",
    "a log line": "import logging\nlogging.warning('written')",
    "a bad repr": "class Bad(list):\n    def _repr_html_(self):\n        raise ValueError('no')\nBad()",
    "own display": "class Own:\n    def _ipython_display_(self):\n        print('own')\nOwn()",
    "two results": "display(1, 'two')\n3",
    "nothing shown": "4;",
    "results before": "_, Out[3]",
    "rewritten": "print('\\rten\\rtwenty')",
    "a thread": "import threading\nthread = threading.Thread(target=print, args=('t',))\nthread.start(); thread.join()",
    "a table": "import pandas\npandas.DataFrame({'a': [1, 2]})",
    "raw data": "display({'text/plain': 'plain', 'text/html': '<i>plain</i>'}, raw=True)",
    "which shell": "type(get_ipython()).__name__",
    "the end of it": "exit",
}


def comparable(outputs: list[NotebookNode]) -> Any:
    """Without the folder of a kernel's cells, which has the number of its process, and without colours; printed text
    whole, for where it is cut depends on the load.
    """
    folders = "|".join(map(re.escape, {"/tmp", tempfile.gettempdir()}))
    text = re.sub(rf"(?:{folders})/ipykernel_\d+|\\u001b\[[\d;]*m", "", json.dumps(outputs, sort_keys=True))
    joined: list[dict[str, Any]] = []
    for output in json.loads(text):
        before = joined[-1] if joined else {}
        if output["output_type"] == "stream" and output["name"] == before.get("name"):
            before["text"] += output["text"]
        else:
            joined.append(output)
    return joined


@pytest.fixture(scope="module")
def in_jupyter(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    notebook = new_notebook(cells=[new_code_cell(source) for source in CELLS.values()])
    folder = tmp_path_factory.mktemp("jupyter")
    NotebookClient(notebook, allow_errors=True, store_widget_state=False).execute(cwd=str(folder))
    return {name: comparable(cell.outputs) for name, cell in zip(CELLS, notebook.cells, strict=True)}


@pytest.fixture(scope="module")
def confined(warm: WarmProcess) -> dict[str, Any]:
    cells, displays = [new_code_cell(source) for source in CELLS.values()], Displays()
    with Run(warm, Bounds(), figures=False) as run:
        for run.count, cell in enumerate(cells, start=1):
            displays.show(cell, run.cell(cell.source))
    return {name: comparable(cell.outputs) for name, cell in zip(CELLS, cells, strict=True)}


@pytest.mark.slow
@pytest.mark.parametrize("name", CELLS)
def test_cell_puts_out_what_jupyter_shows(name: str, confined: dict[str, Any], in_jupyter: dict[str, Any]) -> None:
    assert confined[name] == in_jupyter[name]
