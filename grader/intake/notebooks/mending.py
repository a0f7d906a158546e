"""Taking a submitted notebook in: whatever a stranger did to it, what comes out is a clean notebook to run and judge.

The learner's own cells stay, in the learner's order. Everything that belongs to the course (locked cells, points,
names, the kernel) comes from the released notebook. What was mended is put down in sentences for learner and
instructor.
"""

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grader.files import printable
from grader.intake.notebooks import restoring
from grader.intake.notebooks.parsing import UnreadableNotebookError
from grader.intake.notebooks.reading import read_notebook
from grader.notebook.marks import DELETED, PICTURES, grade_id_of, is_check, is_locked, is_manual, unmark

_MOST_NOTES = 20
"""On names that are unknown: the page of a notebook shows them under each of its questions."""


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
        return unreadable(released, str(error))
    notes: list[Note] = []
    name = printable(path.name)
    found = _named_again(submitted.cells, released, notes, name)
    cells = _own_cells(found, released, notes, name)
    cells = _put_back(cells, released, notes, name)
    if submitted.left_out:
        sentence = f"{submitted.left_out} attachments or pictures are left out: shown are PNG, JPEG and GIF, up to 10."
        notes.append(Note(f"{name}: {sentence}"))
    clean = deepcopy(released)
    clean.cells = _with_ids(cells)
    return Intake(clean, tuple(notes))


def unreadable(released: NotebookNode, sentence: str) -> Intake:
    """The released notebook in the place of one that cannot be used, and the sentence why."""
    return Intake(deepcopy(released), (Note(sentence),), unreadable=True)


def _named_again(
    cells: list[NotebookNode], released: NotebookNode, notes: list[Note], file_name: str
) -> list[NotebookNode]:
    """The learner's cells under the names that an editor has lost."""
    restoring.name_by_text(cells, released)
    restoring.name_code_by_place(cells, released)
    cells, found = restoring.find_written_answers(cells, released)
    sentence = "the written answer was found by its place, for its cell had lost its name or stood empty."
    notes += [Note(f"{file_name}: {sentence}", name) for name in found]
    return cells


def _own_cells(
    submitted: list[NotebookNode], released: NotebookNode, notes: list[Note], file_name: str
) -> list[NotebookNode]:
    """The learner's cells with the course's metadata. Of several cells with one name, the last keeps the name."""
    marked = {grade_id_of(cell): cell for cell in released.cells if grade_id_of(cell)}
    cells: list[NotebookNode] = []
    for cell in submitted:
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
        cells += _picture_cell(cell)
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


def _picture_cell(cell: NotebookNode) -> list[NotebookNode]:
    """A cell that shows the pictures of a cell of prose; none where it has none."""
    pictures = {f"picture-{number}": {kind: data} for number, (kind, data) in enumerate(cell.get("pictures", ()), 1)}
    if not pictures:
        return []
    shown = "\n\n".join(f"![{name}](attachment:{name})" for name in pictures)
    return [nbformat.v4.new_markdown_cell(shown, metadata={PICTURES: len(pictures)}, attachments=pictures)]


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
            unmark(cell)
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
            if is_check(template) and not answer_is_here:
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
        cell.metadata[DELETED] = True
    return cell


def _with_ids(cells: list[NotebookNode]) -> list[NotebookNode]:
    """Name each cell after its grade_id, else by its number: a learner's own ids may be missing, doubled or hostile."""
    for number, cell in enumerate(cells, start=1):
        cell.id = grade_id_of(cell) or f"cell-{number}"
    return cells
