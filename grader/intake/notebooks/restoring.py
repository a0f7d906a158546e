"""Names that an editor has lost: cells are known again by their text, and by what stands around them.

Old editors and converters drop a cell's metadata, and with it the name by which the course knows the cell. Code
survives that, for a function is asked by its own name; a written answer does not. It is looked for between the released
prose before it and after it, in whatever cells it stands now.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from nbformat import NotebookNode

from grader.intake.notebooks.parsing import with_unix_lines
from grader.intake.notebooks.released import as_text
from grader.notebook.marks import grade_id_of, is_locked, is_manual

_MOST_LINES = 50_000
"""Of a submission, that are looked through for a written answer."""
NOT_FOUND = (
    "*The written answer was not found, neither by the name of its cell nor by its place. "
    "The submission holds what was written: read it there.*"
)


@dataclass(frozen=True)
class _Line:
    """A line of the submission: of which cell, and in which form it is compared."""

    cell: int
    raw: str
    key: str


def name_by_text(cells: list[NotebookNode], released: NotebookNode) -> None:
    """Give cells without a name the name of the released cell whose text they have, and that text to the letter.

    Where several released cells have one text, as many as there are must stand in the submission.
    """
    given = {_text_key(cell): cell.source for cell in released.cells}
    for cell in cells:
        cell.source = given.get(_text_key(cell), cell.source)
    there = {cell.grade_id for cell in cells}
    missing: dict[tuple[str, str], list[str]] = {}
    for template in released.cells:
        name = grade_id_of(template)
        if name and name not in there:
            missing.setdefault((template.cell_type, template.source), []).append(name)
    for key, names in missing.items():
        nameless = [cell for cell in cells if cell.grade_id is None and (cell.cell_type, cell.source) == key]
        if len(nameless) == len(names):
            for cell, name in zip(nameless, names, strict=True):
                cell.grade_id = name


def name_code_by_place(cells: list[NotebookNode], released: NotebookNode) -> None:
    """Name the one cell of code without a name that stands between the released cells around an answer that is gone."""
    for number, template in enumerate(released.cells):
        name = grade_id_of(template)
        is_answer = name and not is_locked(template) and template.cell_type == "code"
        if not is_answer or any(cell.grade_id == name for cell in cells):
            continue
        before, after = released.cells[:number], released.cells[number + 1 :]
        start = next((at for one in reversed(before) if (at := _position(one, cells)) is not None), None)
        end = next((at for one in after if (at := _position(one, cells)) is not None), None)
        if start is None or end is None:
            continue
        between = [one for one in cells[start + 1 : end] if one.cell_type == "code" and one.source.strip()]
        if len(between) == 1 and between[0].grade_id is None:
            between[0].grade_id = name


def _position(template: NotebookNode, cells: list[NotebookNode]) -> int | None:
    """Where a released cell stands in the submission, by its name or its text; None where nowhere or twice."""
    name = grade_id_of(template)
    found = [
        number
        for number, cell in enumerate(cells)
        if (cell.grade_id == name if name else (cell.cell_type, cell.source) == (template.cell_type, template.source))
    ]
    return found[0] if len(found) == 1 else None


def find_written_answers(cells: list[NotebookNode], released: NotebookNode) -> tuple[list[NotebookNode], list[str]]:
    """Give each answer that a person marks its name, where its cell has lost it or was left as it was released.

    Returns the cells and the names of the answers that were found by their place. An answer that cannot be found where
    there is prose of the learner's own becomes the sentence NOT_FOUND, so that a person looks for it.
    """
    found = []
    for number, template in enumerate(released.cells):
        if not is_manual(template):
            continue
        name = str(grade_id_of(template))
        own = [cell for cell in cells if cell.grade_id == name]
        if any(as_text(cell.source) not in ("", as_text(template.source)) for cell in own):
            continue
        place = _Place(cells, released, number)
        answer = place.answer()
        if answer:
            cells = place.with_answer(name, template, answer)
            found.append(name)
        elif not own and place.has_own_prose:
            cells = [*cells, NotebookNode(cell_type="markdown", source=NOT_FOUND, grade_id=name)]
    return cells, found


class _Place:
    """The part of a submission where an answer belongs: after the last released line that stands before the answer,
    and before the first that stands after it.
    """

    def __init__(self, cells: list[NotebookNode], released: NotebookNode, number: int) -> None:
        self._cells = cells
        once = _told_once(released)
        before = [key for key in _keys(released.cells[:number]) if key in once]
        after = set(_keys(released.cells[number + 1 :])) & once
        self._released = set(_keys(released.cells))
        self._lines = list(islice(_lines(cells), _MOST_LINES))
        position = {line.key: at for at, line in reversed(list(enumerate(self._lines)))}
        start = next((position[key] for key in reversed(before) if key in position), None)
        self._start = -1 if start is None else start
        later = (at for at in range(self._start + 1, len(self._lines)) if self._lines[at].key in after)
        end = next(later, None)
        self._end = len(self._lines) if end is None else end
        self._is_known, self._is_closed = start is not None or end is not None, None not in (start, end)
        self._stub = next(_keys([released.cells[number]]), "")

    @property
    def has_own_prose(self) -> bool:
        """Whether the learner has written anything, wherever it stands."""
        return any(self._is_own(line) and self._cells[line.cell].cell_type != "code" for line in self._lines)

    def answer(self) -> str:
        """What the learner wrote there: prose, or, where there is none, what stands in cells of code."""
        there = self._lines[self._start + 1 : self._end] if self._is_known else []
        nameless = [line for line in there if self._cells[line.cell].grade_id is None]
        for of_code in (False, True) if self._is_closed else (False,):
            lines = [line for line in nameless if (self._cells[line.cell].cell_type == "code") is of_code]
            own = {line.cell for line in lines if self._is_own(line)}
            if own:
                kept = [line for line in lines if line.cell in own and line.key != self._stub]
                texts = ("\n".join(line.raw for line in group) for _, group in groupby(kept, lambda line: line.cell))
                return "\n\n".join(text.strip("\n") for text in texts)
        return ""

    def with_answer(self, name: str, template: NotebookNode, answer: str) -> list[NotebookNode]:
        """The cells with the answer under its name: its own cell where it fills one, else a new one after its end."""
        rest = [cell for cell in self._cells if cell.grade_id != name]
        whole = [cell for cell in rest if cell.cell_type != "code" and as_text(cell.source) == as_text(answer)]
        if whole:
            whole[0].grade_id = name
            whole[0].cell_type = template.cell_type
            return rest
        last = self._cells[self._lines[self._end - 1].cell]
        at = next((number for number, cell in enumerate(rest) if cell is last), len(rest) - 1)
        new = NotebookNode(cell_type=template.cell_type, source=answer, grade_id=name)
        return [*rest[: at + 1], new, *rest[at + 1 :]]

    def _is_own(self, line: _Line) -> bool:
        return bool(line.key) and line.key not in self._released


def _text_key(cell: NotebookNode) -> tuple[str, str]:
    return cell.cell_type, as_text(cell.source)


def _told_once(released: NotebookNode) -> set[str]:
    """The lines that stand in one place of the released notebook only."""
    return {key for key, times in Counter(_keys(released.cells)).items() if times == 1 and key}


def _keys(cells: Iterable[NotebookNode]) -> Iterator[str]:
    return (line.key for line in _lines(cells))


def _lines(cells: Iterable[NotebookNode]) -> Iterator[_Line]:
    """Each line of each cell; the signs that make a heading or a comment of a line do not count."""
    for number, cell in enumerate(cells):
        for raw in with_unix_lines(cell.source).split("\n"):
            yield _Line(number, raw, raw.strip().lstrip("#").strip())
