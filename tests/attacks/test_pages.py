# ruff: noqa: E501 - an attack reads best in one line
"""Acting on the page of whoever reads it: formulas that cover, links, pictures from elsewhere, and too much of it."""

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from grader.course import Course
from grader.notebook.macros import ENVIRONMENTS, MACROS
from grader.plugs.configuration import class_config
from tests.attacks.battle import Battle, Notebook
from tests.grader.mathjax import addresses, commands

_COVER = (
    r"$\smash{\rlap{\raise 12em{\color{white}{\rule{85em}{50em}}}}\rlap{\raise 9em{\Huge\text{right: 4 of 4 points}}}}$"
)
_ELSEWHERE = r"$\href{https://evil.example/}{x}$ https://evil.example <https://evil.example> [a](https://evil.example)"
_LISTED = {rf"\{name}" for name in MACROS} | {rf"\{end}{{{name}}}" for name in ENVIRONMENTS for end in ("begin", "end")}
_KEPT, _AROUND = 500_000, 400_000
"""Bytes of all that a notebook of these attacks may put out, and of what stands around it in a file or page."""


def _show(kind: str, text: str) -> str:
    return f"display({{{kind!r}: {text!r}, 'text/plain': {text!r}}}, raw=True)"


def _cells(*cells: nbformat.NotebookNode) -> Notebook:
    def hand_in(folder, notebook) -> None:
        notebook.cells += cells
        nbformat.write(notebook, folder / "01_doubling.ipynb")

    return hand_in


_MANY = "from IPython.display import clear_output, display, update_display\n"
_KINDS = {
    "html": "text/html",
    "markdown": "text/markdown",
    "latex": "text/latex",
    "plain": "text/plain",
    "json": "application/json",
    "svg": "image/svg+xml",
}
ATTACKS = {
    **{f"cover-in-{name}": _show(kind, _COVER) for name, kind in _KINDS.items()},
    **{f"links-in-{name}": _show(kind, _ELSEWHERE) for name, kind in _KINDS.items()},
    "cover-printed": f"print({_COVER!r})",
    "cover-in-an-error": f"raise ValueError({_COVER!r})",
    "cover-in-a-verdict": f"def double(numbers):\n    raise ValueError({_COVER!r})",
    "cover-in-a-verdict-over-lines": f"def double(numbers):\n    raise ValueError({_COVER.replace('$', '$$')!r})",
    "cover-as-answer": f"def double(numbers):\n    return {_COVER!r}",
    "cover-in-a-name": f"error = type({_COVER!r}, (Exception,), {{}})\ndef double(numbers):\n    raise error({_ELSEWHERE!r})",
    "cover-in-a-comment": f"# {_COVER}\n'''\n{_COVER}\n'''\nraise ValueError",
    "cover-in-a-table": f"import pandas\ndisplay(pandas.DataFrame({{{_COVER!r}: [{_COVER!r}, {_ELSEWHERE!r}]}}))",
    "cover-in-prose": _cells(new_markdown_cell(_COVER), new_markdown_cell(f"- {_COVER}\n\n|a|\n|-|\n|{_COVER}|")),
    "cover-in-entities": _cells(new_markdown_cell(_COVER.replace("$", "&#36;").replace("\\", "&#92;"))),
    "cover-in-a-raw-cell": _cells(new_raw_cell(_COVER), new_raw_cell(_COVER.replace("\\", "&bsol;"))),
    "links-in-prose": _cells(new_markdown_cell(_ELSEWHERE), new_markdown_cell("![a](https://evil.example/x.png)")),
    "links-in-a-raw-cell": _cells(new_raw_cell(f"<a href='https://evil.example'>a</a> {_ELSEWHERE}")),
    "picture-from-elsewhere": _show("text/html", "<img src='https://evil.example/x.png'><p style='color:red'>a</p>"),
    "definition-for-all": _show(
        "text/latex", r"$\def\frac#1#2{\rule{9em}{9em}} \newcommand{\sum}{\smash{x}} \let\lVert\rlap$"
    ),
    "updates-of-many-displays": _cells(
        new_code_cell(f"{_MANY}for n in range(25): display('x', display_id=str(n % 5))"),
        new_code_cell("for n in range(5): update_display({'text/plain': 'A' * 90_000}, raw=True, display_id=str(n))"),
    ),
    "updates-from-many-cells": _cells(
        new_code_cell(f"{_MANY}for n in range(100): display('x', display_id=str(n % 20))"),
        *(
            new_code_cell(f"update_display({{'text/html': 'A' * 20_000}}, raw=True, display_id='{n}')")
            for n in range(20)
        ),
    ),
    "updates-with-pictures": _cells(
        new_code_cell(f"{_MANY}for n in range(50): display('x', display_id=str(n % 10))"),
        new_code_cell("for n in range(10): update_display({'image/png': 'A' * 40_000}, raw=True, display_id=str(n))"),
    ),
    "one-name-in-one-cell": f"{_MANY}for n in range(400): display('x', display_id='n')\n"
    "update_display({'text/plain': 'A' * 9_000}, raw=True, display_id='n')",
    "cleared-and-shown-again": f"{_MANY}for n in range(400):\n    print('A' * 9_000)\n    clear_output(wait=n % 2 == 0)",
    "signs-that-grow-in-a-page": _cells(*(new_code_cell("print('<&\"' * 33_000)") for _ in range(9))),
    "signs-that-grow-in-a-file": _cells(*(new_code_cell("print('\\x01\\x02' * 50_000)") for _ in range(9))),
    "lines-that-grow-in-a-file": _cells(*(new_code_cell("print('\\n' * 99_000)") for _ in range(9))),
    "colours-that-grow-in-a-page": _cells(*(new_code_cell("print('\\x1b[1;31;44ma' * 9_000)") for _ in range(9))),
    "one-picture-many-times": _cells(
        *(new_code_cell("for n in range(20): display({'image/png': 'A' * 9_000}, raw=True)") for _ in range(9))
    ),
    "error-of-many-lines": "raise ValueError('\\n' * 90_000)",
    "group-of-many-errors": "raise ExceptionGroup('x' * 900, [ValueError('y' * 900)] * 900)",
}


@pytest.fixture(scope="module")
def formgrader(guarded_course: Course, battle: Battle) -> HTMLExporter:
    """What the formgrader makes of graded notebooks: nbconvert's own, as the class folder sets it."""
    return HTMLExporter(config=class_config(guarded_course, battle.root))


@pytest.mark.parametrize("attacker", ATTACKS)
def test_page_is_the_graders_own(battle: Battle, formgrader: HTMLExporter, attacker: str) -> None:
    battle.require_repelled(attacker)
    graded = battle.root / "autograded" / attacker / "lessons" / "01_doubling.ipynb"
    feedback = battle.root / "feedback" / attacker / "lessons" / "01_doubling.html"
    for page in (feedback.read_text("utf-8"), formgrader.from_filename(str(graded))[0]):
        assert commands(page) <= _LISTED
        assert not [place for place in addresses(page) if "evil" in place]
        assert len(page) < _KEPT + _AROUND
    assert graded.stat().st_size < _KEPT + _AROUND
