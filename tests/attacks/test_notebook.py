"""Hostile notebooks and hostile folders: what is handed in is an attack before anything runs."""

import json
import os
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.attacks.battle import Battle, Notebook

_NAME = "01_doubling.ipynb"


def _checks(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]


def more_points(folder: Path, notebook: NotebookNode) -> None:
    for cell in _checks(notebook):
        cell.metadata.nbgrader["points"] = 1000
    nbformat.write(notebook, folder / _NAME)


def checks_emptied(folder: Path, notebook: NotebookNode) -> None:
    for cell in _checks(notebook):
        cell.source = ""
    nbformat.write(notebook, folder / _NAME)


def checks_made_manual(folder: Path, notebook: NotebookNode) -> None:
    for cell in _checks(notebook):
        cell.metadata.nbgrader["solution"] = True
    nbformat.write(notebook, folder / _NAME)


def checks_removed(folder: Path, notebook: NotebookNode) -> None:
    notebook.cells = [cell for cell in notebook.cells if cell not in _checks(notebook)]
    nbformat.write(notebook, folder / _NAME)


def marks_removed(folder: Path, notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)
    nbformat.write(notebook, folder / _NAME)


def twice_the_same_names(folder: Path, notebook: NotebookNode) -> None:
    notebook.cells += [cell.copy() for cell in notebook.cells]
    (folder / _NAME).write_text(json.dumps(notebook), encoding="utf-8")


def execution_skipped(folder: Path, notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception"]
    nbformat.write(notebook, folder / _NAME)


def forged_outputs(folder: Path, notebook: NotebookNode) -> None:
    for cell in _checks(notebook):
        cell.outputs = [nbformat.v4.new_output("stream", text="4.0")]
        cell.metadata["verdict"] = {"score": 4.0, "word": "right"}
    nbformat.write(notebook, folder / _NAME)


def forged_intake(folder: Path, notebook: NotebookNode) -> None:
    notebook.metadata["intake"] = {"notes": 5, "unreadable": 1}
    nbformat.write(notebook, folder / _NAME)


def another_kernel(folder: Path, notebook: NotebookNode) -> None:
    notebook.metadata["kernelspec"] = {"name": "bash", "display_name": "x", "language": "bash"}
    nbformat.write(notebook, folder / _NAME)


def many_cells(folder: Path, notebook: NotebookNode) -> None:
    notebook.cells += [new_code_cell("1")] * 100_000
    (folder / _NAME).write_text(json.dumps(notebook), encoding="utf-8")


def many_crashing_cells(folder: Path, notebook: NotebookNode) -> None:
    notebook.cells += [new_code_cell("import os; os._exit(0)") for _ in range(300)]
    nbformat.write(notebook, folder / _NAME)


def a_helper_named_numpy(folder: Path, notebook: NotebookNode) -> None:
    (folder / "numpy.py").write_text("array_equal = lambda *_: True", encoding="utf-8")
    (folder / "ipython_config.py").write_text("raise SystemExit", encoding="utf-8")
    nbformat.write(notebook, folder / _NAME)


def a_link_to_the_gradebook(folder: Path, notebook: NotebookNode) -> None:
    os.symlink(folder.parents[2] / "gradebook.db", folder / "data.csv")
    nbformat.write(notebook, folder / _NAME)


def a_link_to_a_folder(folder: Path, notebook: NotebookNode) -> None:
    os.symlink(folder.parents[2], folder / "data")
    nbformat.write(notebook, folder / _NAME)


def prose(text: str) -> Notebook:
    """Hand in the released notebook with one more cell of prose."""

    def put(folder: Path, notebook: NotebookNode) -> None:
        notebook.cells.append(new_markdown_cell(text))
        nbformat.write(notebook, folder / _NAME)

    return put


def code(text: str) -> Notebook:
    """Hand in the released notebook with one more cell of code."""

    def put(folder: Path, notebook: NotebookNode) -> None:
        notebook.cells.append(new_code_cell(text))
        nbformat.write(notebook, folder / _NAME)

    return put


def a_pasted_picture(folder: Path, notebook: NotebookNode) -> None:
    cell = new_markdown_cell("![image.png](attachment:image.png)")
    cell["attachments"] = {"image.png": {"image/png": "iVBORw0KGgo="}}
    notebook.cells.append(cell)
    nbformat.write(notebook, folder / _NAME)


def a_heading_of_a_billion_signs(folder: Path, _: NotebookNode) -> None:
    heading = {"cell_type": "heading", "level": 1_500_000_000, "source": "a"}
    notebook = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [heading]}]}
    (folder / _NAME).write_text(json.dumps(notebook), encoding="utf-8")


def a_name_that_is_no_text(folder: Path, notebook: NotebookNode) -> None:
    nbformat.write(notebook, folder / os.fsdecode(b"work\xff.ipynb"))


def a_million_empty_tables(folder: Path, notebook: NotebookNode) -> None:
    (folder / _NAME).write_text(json.dumps(notebook | {"x": [{}] * 1_000_000}), encoding="utf-8")
    (folder / "other.ipynb").write_text(json.dumps({"nbformat": 4, "x": [{}] * 1_000_000}), encoding="utf-8")


ATTACKS: dict[str, Notebook] = {
    "pasted-picture": a_pasted_picture,
    "picture-that-is-missing": prose("![](att&#97;chment:b) ![a](<attachment:b>) ![b][c]\n\n[c]: attachment:b"),
    "prose-that-takes-hours": prose("\\begin{a}" * 60_000),
    "footnotes-that-take-hours": prose("[^1]: " * 20_000),
    "links-that-take-hours": prose("![" * 20_000),
    "code-that-takes-hours": code("lambda: " + "a." * 60_000 + "a"),
    "texts-that-take-hours": code("# " + "f'\"{'" * 200_000),
    "html-that-takes-hours": code("from IPython.display import HTML; display(HTML('<div>' * 100_000))"),
    "html-with-a-nested-style": code(
        "from IPython.display import HTML; display(HTML('<p style=\"color: ' + '(' * 1000 + '\">x</p>'))"
    ),
    "markdown-with-a-missing-picture": code("display({'text/markdown': '![a](attachment:b)'}, raw=True)"),
    "prints-in-colours": code("print('\\x1b[3' + '1;' * 200 + 'mx' * 90_000)"),
    "blank-lines-that-take-hours": code(" \n" * 100_000),
    "reopened-tags": code(
        "from IPython.display import HTML\n"
        "HTML('<p>' + ''.join(f'<b title=\"{i}\">' for i in range(95)) + '</p>' + '<p>x</p>' * 4000)"
    ),
    "hidden-attributes": code(
        "from IPython.display import HTML\n"
        "HTML('<p data:image/png;base64,' + '/'.join(f'{i:05x}' for i in range(100_000)) + '>x')"
    ),
    "metadata-of-a-template": code("get_ipython().display_pub.publish({'image/png': 'A'}, metadata={'filenames': 5})"),
    "number-below-zero": code("get_ipython().execution_count = -5\n1"),
    "one-update-of-many-displays": code(
        "from IPython.display import update_display\n"
        "for i in range(400): display({'text/plain': 'x'}, raw=True, display_id='x')\n"
        "update_display({'text/plain': 'A' * 90_000}, raw=True, display_id='x')"
    ),
    "link-in-entities": prose("[b](jav&#x61;script:alert(5)) [r]\n\n[r]: jav&#97;script:alert(1)"),
    "heading-of-a-billion-signs": a_heading_of_a_billion_signs,
    "name-that-is-no-text": a_name_that_is_no_text,
    "million-empty-tables": a_million_empty_tables,
    "more-points": more_points,
    "checks-emptied": checks_emptied,
    "checks-made-manual": checks_made_manual,
    "checks-removed": checks_removed,
    "marks-removed": marks_removed,
    "twice-the-same-names": twice_the_same_names,
    "execution-skipped": execution_skipped,
    "forged-outputs": forged_outputs,
    "forged-intake": forged_intake,
    "another-kernel": another_kernel,
    "many-cells": many_cells,
    "many-crashing-cells": many_crashing_cells,
    "deep-json": lambda folder, _: (folder / _NAME).write_text("[" * 100_000, encoding="utf-8"),
    "huge-number": lambda folder, _: (folder / _NAME).write_text(
        '{"nbformat": ' + "9" * 100_000 + "}", encoding="utf-8"
    ),
    "not-a-notebook": lambda folder, _: (folder / _NAME).write_bytes(b"\x00\xff"),
    "pipe": lambda folder, _: os.mkfifo(folder / _NAME),
    "folder": lambda folder, _: (folder / _NAME).mkdir(),
    "link-to-another-submission": lambda folder, _: os.symlink(
        folder.parents[1] / "zoe/lessons" / _NAME, folder / _NAME
    ),
    "link-to-nothing": lambda folder, _: os.symlink("nowhere", folder / _NAME),
    "link-to-itself": lambda folder, _: os.symlink(_NAME, folder / _NAME),
    "link-to-the-gradebook-beside": a_link_to_the_gradebook,
    "link-to-the-class-beside": a_link_to_a_folder,
    "helper-named-numpy": a_helper_named_numpy,
}


@pytest.mark.parametrize("attacker", ATTACKS)
def test_nothing_is_gained_by_the_file(battle: Battle, attacker: str) -> None:
    battle.require_repelled(attacker)
