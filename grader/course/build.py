"""From a text source to a notebook with the marks that nbgrader needs. Two builds are the same to the byte."""

import re
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode, from_dict

from grader.course import find_course
from grader.course.day import filled
from grader.course.slips import check_prose, check_regions
from grader.errors import CourseError
from grader.notebook.marks import STUB, CellKind, grade_id_of, marked

_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_ALLOWED = {*CellKind, "points", STUB, "tags"}
_WITH_POINTS = (CellKind.CHECK, CellKind.PROSE)
RAISES = "raises-exception"


def build_notebook(source: Path) -> NotebookNode:
    """Build the solved notebook from its text source (jupytext py:percent; solutions/README.md describes the marks).

    Raises CourseError where a cell's marks or solution regions do not fit, or prose and code are mixed up.
    """
    check_prose(source)
    parsed = jupytext.read(source, fmt="py:percent")
    cells = [_build_cell(source, cell, number) for number, cell in enumerate(parsed.cells, start=1)]
    _check_unique(source, cells)
    _fill(source, cells)
    metadata = {
        "kernelspec": _KERNEL,
        "language_info": {"name": "python"},
        "workshop": dict(parsed.metadata.get("workshop", {})),
    }
    return from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def _fill(source: Path, cells: list[dict[str, Any]]) -> None:
    """Put the table of the day, and where to ask, in the place of their placeholders."""
    for cell in cells:
        if cell["cell_type"] == "markdown" and "{{ " in cell["source"]:
            cell["source"] = filled(cell["source"], find_course(source.parent))


def _build_cell(source: Path, cell: Any, number: int) -> dict[str, Any]:
    where = f"{source}, cell {number}"
    marks = {name: value for name, value in cell.metadata.items() if name != "lines_to_next_cell"}
    kind = _kind(where, cell, marks)
    check_regions(where, cell.source, kind)
    metadata: dict[str, Any] = {"tags": list(marks["tags"])} if "tags" in marks else {}
    if kind:
        _mark(where, metadata, kind, marks)
    name = grade_id_of({"metadata": metadata}) or f"{source.stem}-{number}"
    built = {"id": _cell_id(name), "cell_type": cell.cell_type, "metadata": metadata, "source": cell.source}
    return built | ({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {})


def _kind(where: str, cell: Any, marks: dict[str, Any]) -> CellKind | None:
    """Which of our four marks a cell carries, or None. Raises CourseError where its marks do not fit."""
    if unknown := set(marks) - _ALLOWED:
        raise CourseError(
            f"{where}: the mark {sorted(unknown)[0]} is not known. Known are {', '.join(sorted(_ALLOWED))}."
        )
    kinds = [kind for kind in CellKind if kind in marks]
    if len(kinds) > 1:
        raise CourseError(f"{where}: a cell is {' or '.join(kinds)}, not both.")
    if cell.cell_type == "code" and _is_only_comments(cell.source):
        raise CourseError(f"{where}: it holds comments only. Prose needs the header `# %% [markdown]`.")
    kind = kinds[0] if kinds else None
    _check_kind(where, kind, cell.cell_type, marks)
    return kind


def _is_only_comments(source: str) -> bool:
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    return bool(lines) and all(line.startswith("#") for line in lines)


def _check_kind(where: str, kind: CellKind | None, cell_type: str, marks: dict[str, Any]) -> None:
    if "points" in marks and kind not in _WITH_POINTS:
        raise CourseError(f"{where}: points count on a cell marked check or prose only.")
    if STUB in marks and kind is not CellKind.ANSWER:
        raise CourseError(f"{where}: a stub stands for a solution; only a cell marked solution has one.")
    if kind in (CellKind.ANSWER, CellKind.CHECK) and cell_type != "code":
        raise CourseError(f"{where}: a cell marked {kind} holds code, so its header has no `[markdown]`.")
    if kind is CellKind.PROSE and cell_type != "markdown":
        raise CourseError(f"{where}: a cell marked prose needs the header `# %% [markdown]`.")


def _mark(where: str, metadata: dict[str, Any], kind: CellKind, marks: dict[str, Any]) -> None:
    """Write nbgrader's metadata for one of our four marks."""
    carries_points, name = kind in _WITH_POINTS, str(marks[kind])
    if carries_points and not _is_points(marks.get("points")):
        raise CourseError(f"{where}: a cell marked {kind} needs points, as in `{kind}={name!r} points=5`.")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        raise CourseError(f"{where}: {name!r} is no name; letters, digits and _ make one.")
    metadata |= marked(kind, name, marks["points"] if carries_points else None)
    if kind in (CellKind.CHECK, CellKind.ANSWER):
        metadata["tags"] = list(dict.fromkeys([*metadata.get("tags", []), RAISES]))
    if STUB in marks:
        metadata[STUB] = str(marks[STUB])


def _is_points(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _cell_id(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)[:64]


def _check_unique(source: Path, cells: list[dict[str, Any]]) -> None:
    names = [cell["id"] for cell in cells]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise CourseError(f"{source}: more than one cell is called {repeated[0]}. Each name stands once in a notebook.")
