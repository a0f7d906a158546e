"""No page names a folder of the instructor's: not in a traceback, a warning, a value, or a verdict."""

import json
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

import grader
from grader.course import Course
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.runner import Bounds
from tests.conftest import released_notebook

ERROR = "import json\njson.loads('{')"
CELLS = {
    "traceback of a library": ERROR,
    "traceback of numpy": "np.stack([])",
    "chained": "try:\n    np.stack([])\nexcept ValueError as error:\n    raise KeyError('so') from error",
    "error in a group": f"def caught():\n    try:\n        {ERROR.splitlines()[1]}\n    except ValueError as error:\n"
    "        return error\nraise ExceptionGroup('two', [caught()])",
    "verbose": f"%xmode Verbose\n{ERROR}",
    "plain": f"%xmode Plain\n{ERROR}",
    "as usual again": "%xmode Context",
    "printed": f"import traceback\ntry:\n    {ERROR.splitlines()[1]}\nexcept ValueError:\n    traceback.print_exc()",
    "stack": "import traceback\nprint(traceback.format_stack())",
    "in a thread": "import threading\nt = threading.Thread(target=json.loads, args='{')\nt.start(); t.join()",
    "in a destructor": "class A:\n    def __del__(self): json.loads('{')\na = A(); del a",
    "warning": "float(np.mean([]))",
    "input": "input('Name?')",
    "input in a loop": "import asyncio\nawait asyncio.sleep(0)\ninput('Name?')",
    "command": "!ls",
    "program": "import subprocess\nsubprocess.run(['ls'])",
    "network": "import socket\nsocket.socket()",
    "too slow": "while True: pass",
    "no text": "import sys\nsys.stdout.write(5)",
    "no such magic file": "%run nothing.py",
    "own module": "open('own.py', 'w').write('def f(): 1 / 0')\nimport own\nown.f()",
    "broken module": "open('broken.py', 'w').write('def f(:')\nimport broken",
    "file of a module": "np.__file__, np, repr(np)",
    "search path": "import sys\nsys.path, sys.prefix, sys.base_prefix, sys.executable, sys.argv, sys.orig_argv",
    "working folder": "from pathlib import Path\nPath.cwd(), Path('a').resolve(), Path.home()",
    "variables": "import os\ndict(os.environ)",
    "code": "json.loads.__code__",
    "listed": "%whos",
    "log": "import logging\nlogging.basicConfig(format='%(pathname)s %(message)s', force=True)\nlogging.error('x')",
    "as HTML": "from IPython.display import HTML\nHTML(f'<p>{np.__file__}</p>')",
    "as prose": "from IPython.display import Markdown\nMarkdown(f'*{np.__file__}*')",
    "settings": "import matplotlib\nmatplotlib.matplotlib_fname(), matplotlib.get_configdir()",
    "shell": "get_ipython().ipython_dir, get_ipython().home_dir",
    "double": "import os\ndef double(numbers):\n    raise ValueError(f'no {np.__file__} in {os.getcwd()}')",
    "answer": "answer = np.__file__",
}


@pytest.fixture(scope="module")
def examined(released_course: Course) -> NotebookNode:
    """A notebook with all those cells, run and judged."""
    notebook = released_notebook(released_course, "lessons", "01_doubling")
    named = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    for name, source in CELLS.items():
        if name in named:
            named[name].source = source
        else:
            notebook.cells.insert(-4, new_code_cell(source, id=name.replace(" ", "-")))
    course = Course(released_course.home)
    vars(course)["settings"] = replace(course.settings, bounds=Bounds(cell_seconds=1))
    examiner = Examiner(course)
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    examiner.close()
    return notebook


def shown(notebook: NotebookNode, name: str) -> str:
    """All that a cell put out, and the verdict on it, without colours."""
    wanted = (name.replace(" ", "-"), f"check_{name}")
    cells = [cell for cell in notebook.cells if cell.id in wanted]
    text = json.dumps([[cell.outputs, cell.metadata] for cell in cells], ensure_ascii=False)
    return re.sub(r"\\u001b\[[\d;]*m", "", text)


@pytest.mark.parametrize("name", CELLS)
def test_no_folder_of_the_instructor_is_named(name: str, examined: NotebookNode, released_course: Course) -> None:
    home, temporary = released_course.home, Path(tempfile.gettempdir())
    package = Path(str(grader.__file__)).parent
    text = shown(examined, name)
    assert text.count("output_type"), text
    for folder in (sys.prefix, sys.base_prefix, home, temporary / "grader-", package.parent, "grader/runner"):
        assert str(folder) not in text
    assert not re.search(rf"{Path.home()}\b|site-packages", text)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("traceback of a library", "File json/decoder.py:"),
        ("file of a module", "'numpy/__init__.py'"),
        ("own module", "own.py:1, in f()"),
        ("working folder", "PosixPath('./a')"),
        ("input", "cannot ask for input"),
        ("double", "ValueError: no numpy/__init__.py in ."),
    ],
)
def test_rest_of_a_path_is_kept(name: str, sentence: str, examined: NotebookNode) -> None:
    assert sentence in shown(examined, name)


def test_path_that_a_learner_wrote_is_kept(examiner: Examiner, released_course: Course) -> None:
    notebook = released_notebook(released_course, "lessons", "01_doubling")
    notebook.cells.append(new_code_cell("open('/home/ada/data.csv')", id="own"))
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    assert "'/home/ada/data.csv'" in shown(notebook, "own")


def test_long_text_of_an_exception_is_cut_when_folders_are_out_of_it(
    examiner: Examiner, released_course: Course
) -> None:
    notebook = released_notebook(released_course, "lessons", "01_doubling")
    (cell,) = [one for one in notebook.cells if one.id == "double"]
    cell.source = "def double(numbers):\n    raise ValueError('x' * 270 + ' ' + np.__file__)"
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    assert str(Path(np.__file__).parents[1])[:10] not in shown(notebook, "check_double")


@pytest.mark.parametrize("name", ["input", "input in a loop", "command", "network", "too slow", "no text"])
def test_traceback_ends_in_the_own_cell(name: str, examined: NotebookNode) -> None:
    text = shown(examined, name)
    assert "Cell In[" in text
    assert "the grader" not in text
