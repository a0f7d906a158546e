"""Taking a submitted notebook in: whatever a stranger did to it, what comes out is a clean notebook to run and judge.

The learner's own cells stay, in the learner's order. Everything that belongs to the course (locked cells, points,
names, the kernel) comes from the released notebook. What was mended is put down in sentences for learner and
instructor.
"""

import json
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.files import printable

MAX_BYTES = 20_000_000
MAX_CELLS = 2_000
_MOST_NOTES = 20
"""On names that are unknown: the page of a notebook shows them under each of its questions."""


class UnreadableNotebookError(Exception):
    """A submitted file is no notebook that can be judged; the text says why, naming the file."""


@dataclass(frozen=True)
class Note:
    """A sentence on what was mended; `grade_id` names the cell it is about, or is empty where it is about the whole
    file.
    """

    sentence: str
    grade_id: str = ""


@dataclass(frozen=True)
class Intake:
    """A clean notebook, and what had to be mended to make it one. `unreadable` says that the learner's file could not
    be used.
    """

    notebook: NotebookNode
    notes: tuple[Note, ...] = ()
    unreadable: bool = False


def take_in(path: Path, released: NotebookNode) -> Intake:
    """Read a submitted notebook and mend it after the released one. Never raises for what a learner did to the file."""
    try:
        submitted = read_notebook(path)
    except UnreadableNotebookError as error:
        return Intake(deepcopy(released), (Note(str(error)),), unreadable=True)
    notes: list[Note] = []
    name = printable(path.name)
    cells = _own_cells(submitted, released, notes, name)
    cells = _put_back(cells, released, notes, name)
    clean = deepcopy(released)
    clean.cells = _with_ids(cells)
    return Intake(clean, tuple(notes))


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook of format 3 or 4 from a regular file of bounded size. Raises UnreadableNotebookError with a
    sentence.
    """
    name = printable(path.name)
    if path.is_symlink() or not path.is_file():
        raise UnreadableNotebookError(f"{name} is not a regular file. Submit the notebook itself.")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise UnreadableNotebookError(
            f"{name} has {size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB allowed. "
            "Clear its outputs, save, and submit again."
        )
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableNotebookError(f"{name} is not UTF-8 text. Save it from JupyterLab and submit again.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableNotebookError(
            f"{name} is not JSON, so it is no notebook. Save it from JupyterLab and submit again."
        ) from error
    except OSError as error:
        raise UnreadableNotebookError(f"{name} cannot be read: {error.strerror}.") from error
    return _as_notebook(name, data)


def _as_notebook(name: str, data: Any) -> NotebookNode:
    version = data.get("nbformat") if isinstance(data, dict) else None
    if version not in (3, 4):
        raise UnreadableNotebookError(
            f"{name} is no notebook of format 4. Open it in JupyterLab, save it, and submit again."
        )
    try:
        cells = (_converted(data) if version == 3 else data)["cells"]
        count = len(cells)
        cells = [_plain_cell(cell) for cell in cells[: MAX_CELLS + 1]]
    except Exception as error:  # a stranger's data can break the converter in any way
        raise UnreadableNotebookError(
            f"{name} is damaged: {type(error).__name__} while its cells were read. "
            "Save it from JupyterLab and submit again."
        ) from error
    if count > MAX_CELLS:
        raise UnreadableNotebookError(f"{name} has more cells than the {MAX_CELLS} allowed.")
    return NotebookNode(cells=cells)


def _converted(data: dict[str, Any]) -> NotebookNode:
    """A notebook of format 3 in format 4, without its outputs. Raises ValueError for a heading of no level from 1 to 6,
    of which the converter would make as many signs.
    """
    all_cells = chain.from_iterable(worksheet["cells"] for worksheet in data["worksheets"])
    cells = [_bare(cell) for cell in islice(all_cells, MAX_CELLS + 1)]
    if not all(cell.get("level", 1) in range(1, 7) for cell in cells):
        raise ValueError("a heading of no level from 1 to 6")
    bare = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells, "metadata": {}}]}
    return nbformat.convert(nbformat.from_dict(bare), 4)


def _bare(cell: dict[str, Any]) -> dict[str, Any]:
    """What we need of a cell of format 3, for the converter takes its time over everything."""
    bare: dict[str, Any] = {
        name: cell[name] for name in ("cell_type", "level", "language", "source", "input") if name in cell
    }
    bare |= {name: "".join(cell[name]) for name in ("source", "input") if isinstance(cell.get(name), list)}
    bare["metadata"] = {"nbgrader": {"grade_id": _grade_id_in(cell)}}
    return bare | ({"outputs": []} if cell["cell_type"] == "code" else {})


def _plain_cell(cell: Any) -> NotebookNode:
    """A cell with nothing but its type, its source and its grade_id."""
    kind, source = cell["cell_type"], cell["source"]
    text = "".join(source) if isinstance(source, list) else source
    if kind not in ("code", "markdown", "raw") or not isinstance(text, str):
        raise TypeError("not a cell")
    text.encode("utf-8")  # lone surrogates cannot be stored
    return NotebookNode(cell_type=kind, source=text, grade_id=_grade_id_in(cell))


def _grade_id_in(cell: Any) -> str | None:
    """The grade_id of a submitted cell, whatever its metadata are."""
    metadata = cell.get("metadata", {})
    marks = metadata.get("nbgrader", {}) if isinstance(metadata, dict) else {}
    grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
    return grade_id if isinstance(grade_id, str) else None


def grade_id_of(cell: NotebookNode) -> str | None:
    """The grade_id of a cell of a clean notebook, or None."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id")
    return str(name) if name is not None else None


def is_locked(cell: NotebookNode) -> bool:
    """Whether a cell of the released notebook is the course's: checks and given cells."""
    return bool(cell.metadata.get("nbgrader", {}).get("locked"))


def is_manual(cell: NotebookNode) -> bool:
    """Whether a cell's points are given by a person."""
    marks = cell.metadata.get("nbgrader", {})
    return bool(marks.get("grade") and marks.get("solution"))


def _is_check(template: NotebookNode) -> bool:
    return is_locked(template) and bool(template.metadata["nbgrader"].get("grade"))


def _own_cells(
    submitted: NotebookNode, released: NotebookNode, notes: list[Note], file_name: str
) -> list[NotebookNode]:
    """The learner's cells with the course's metadata. Of several cells with one name, the last keeps the name."""
    marked = {grade_id_of(cell): cell for cell in released.cells if grade_id_of(cell)}
    cells: list[NotebookNode] = []
    for cell in submitted.cells:
        template = marked.get(cell.grade_id)
        if cell.grade_id is not None and template is None and len(notes) < _MOST_NOTES:
            notes.append(
                Note(
                    f"{file_name}: a cell has the name {cell.grade_id[:40]!r}, which this notebook does not know; "
                    "the name was dropped."
                )
            )
        if template is not None and is_locked(template) and cell.source != template.source:
            sentence = "the course's own text was put back, and what stood there runs just before it."
            notes.append(Note(f"{file_name}: the cell {cell.grade_id} was changed; {sentence}", cell.grade_id))
            cells.append(_clean_cell(cell, None))
        cells.append(_clean_cell(cell, template))
    return _drop_repeated(cells, notes, file_name)


def _clean_cell(cell: NotebookNode, template: NotebookNode | None) -> NotebookNode:
    if template is not None:
        clean = deepcopy(template)
        clean.source = template.source if is_locked(template) else cell.source
        return clean
    clean = NotebookNode(cell_type=cell.cell_type, source=cell.source, metadata=NotebookNode())
    if cell.cell_type == "code":
        clean.outputs, clean.execution_count = [], None
    return clean


def _drop_repeated(cells: list[NotebookNode], notes: list[Note], file_name: str) -> list[NotebookNode]:
    """Keep the last cell of each name. Earlier copies of a learner's cell stay as plain cells; of a course's cell
    they go.
    """
    kept: list[NotebookNode] = []
    seen: set[str] = set()
    for cell in reversed(cells):
        name = grade_id_of(cell)
        if name in seen:
            notes.append(Note(f"{file_name}: the cell {name} is there more than once; the last one counts.", name))
            if is_locked(cell):
                continue
            del cell.metadata["nbgrader"]
        if name:
            seen.add(name)
        kept.append(cell)
    return kept[::-1]


def _put_back(
    cells: list[NotebookNode], released: NotebookNode, notes: list[Note], file_name: str
) -> list[NotebookNode]:
    """Put the course's cells where they belong: each after the named cell that comes before it in the released
    notebook. A check whose answer has lost its name goes to the end, where whatever defines the answer has run.
    """
    previous, answer_is_here = -1, True
    for template in (cell for cell in released.cells if grade_id_of(cell)):
        name = grade_id_of(template)
        position = next((number for number, cell in enumerate(cells) if grade_id_of(cell) == name), None)
        if position is None and (is_locked(template) or is_manual(template)):
            notes.append(Note(f"{file_name}: the cell {name} was deleted; it was put back.", name or ""))
            if _is_check(template) and not answer_is_here:
                cells.append(_deleted(template))
                continue
            cells.insert(previous + 1, _deleted(template))
            position = previous + 1
        elif position is not None and position < previous and is_locked(template):
            cells.insert(previous, cells.pop(position))
            position = previous
        if not is_locked(template):
            answer_is_here = position is not None
        previous = previous if position is None else max(previous, position)
    return cells


def _deleted(template: NotebookNode) -> NotebookNode:
    cell = deepcopy(template)
    if is_manual(template):
        cell.metadata["deleted"] = True
    return cell


def _with_ids(cells: list[NotebookNode]) -> list[NotebookNode]:
    """Name each cell after its grade_id, else by its number: a learner's own ids may be missing, doubled or hostile."""
    for number, cell in enumerate(cells, start=1):
        cell.id = grade_id_of(cell) or f"cell-{number}"
    return cells
