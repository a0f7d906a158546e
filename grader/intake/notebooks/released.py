"""The released notebooks, what a cell of them is, and when two texts are the same."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import nbformat

from grader.intake.notebooks.parsing import with_unix_lines
from grader.notebook.marks import grade_id_of, is_locked

Key = tuple[str, str]
"""An assignment and a released notebook of it."""


class ReleasedNotebooks:
    """What a course has released in the folder `folder`: `notebooks` by assignment and name.

    `owner` tells of each line that stands in one of them only in which, `counts` how many lines each has to itself,
    and `given` the texts of its cells.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        paths = sorted(folder.glob("*/*.ipynb"))
        self.notebooks = {(path.parent.name, path.stem): nbformat.read(path, as_version=4) for path in paths}
        lines = {
            key: own_lines((cell.source, grade_id_of(cell)) for cell in notebook.cells)
            for key, notebook in self.notebooks.items()
        }
        often = Counter(line for found in lines.values() for line in found)
        self.owner = {line: key for key, found in lines.items() for line in found if often[line] == 1}
        self.counts = Counter(self.owner.values())
        self.given = {key: {as_text(cell.source) for cell in one.cells} for key, one in self.notebooks.items()}

    def share_names(self, one: Key, other: Key) -> bool:
        """Whether two notebooks call answers alike: where one file holds both, nobody can tell whose they are."""
        first, second = (
            {grade_id_of(cell) for cell in self.notebooks[key].cells if not is_locked(cell)} - {None}
            for key in (one, other)
        )
        return bool(first & second)

    def stems(self, assignment: str) -> list[str]:
        """The names of an assignment's notebooks."""
        return [name for where, name in self.notebooks if where == assignment]


def released_notebooks(folder: Path) -> ReleasedNotebooks:
    """What is released in a course's folder for learners; read once, and again after a change."""
    stamps = tuple((str(path), path.stat().st_mtime_ns) for path in sorted(folder.glob("*/*.ipynb")))
    return _as_released(folder, stamps)


@lru_cache(maxsize=8)
def _as_released(folder: Path, stamps: tuple[tuple[str, int], ...]) -> ReleasedNotebooks:
    return ReleasedNotebooks(folder)


def own_lines(cells: Iterable[tuple[str, str | None]]) -> set[str]:
    """The lines of cells, given by source and name, and their names, as one set."""
    lines: set[str] = set()
    for source, name in cells:
        lines.update(line.strip() for line in source.split("\n"))
        lines.update([f"grade_id: {name}"] if name else [])
    return lines - {""}


def as_text(source: str) -> str:
    """The text by which sources are compared: the same whatever an editor does to the ends of lines and of the text."""
    return "\n".join(line.rstrip() for line in with_unix_lines(source).split("\n")).strip("\n")
