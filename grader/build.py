"""From a text source to a notebook with the marks that nbgrader needs. Two builds are the same to the byte."""

import re
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode, from_dict

from grader.errors import CourseError

_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_OWN_MARKS = ("given", "solution", "check", "prose")
_ALLOWED = {*_OWN_MARKS, "points", "stub", "tags", "alt"}
RAISES = "raises-exception"
CHECK_PREFIX = "check_"


def build_notebook(source: Path) -> NotebookNode:
    """Build the solved notebook from its text source (jupytext py:percent; solutions/README.md describes the marks).

    Raises CourseError where a cell's marks do not fit, or prose has no `[markdown]`.
    """
    parsed = jupytext.read(source, fmt="py:percent")
    cells = [_build_cell(source, cell, number) for number, cell in enumerate(parsed.cells, start=1)]
    _check_unique(source, cells)
    metadata = {
        "kernelspec": _KERNEL,
        "language_info": {"name": "python"},
        "workshop": dict(parsed.metadata.get("workshop", {})),
    }
    return from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def _build_cell(source: Path, cell: Any, number: int) -> dict[str, Any]:
    where = f"{source}, cell {number}"
    marks = {name: value for name, value in cell.metadata.items() if name != "lines_to_next_cell"}
    if unknown := set(marks) - _ALLOWED:
        raise CourseError(
            f"{where}: the mark {sorted(unknown)[0]} is not known. Known are {', '.join(sorted(_ALLOWED))}."
        )
    kinds = [name for name in _OWN_MARKS if name in marks]
    if len(kinds) > 1:
        raise CourseError(f"{where}: a cell is {' or '.join(kinds)}, not both.")
    if cell.cell_type == "code" and _is_only_comments(cell.source):
        raise CourseError(f"{where}: it holds comments only. Prose needs the header `# %% [markdown]`.")
    metadata: dict[str, Any] = {"tags": list(marks["tags"])} if "tags" in marks else {}
    if kinds:
        _mark(where, metadata, kinds[0], marks)
    name = metadata.get("nbgrader", {}).get("grade_id", f"{source.stem}-{number}")
    built = {"id": _cell_id(name), "cell_type": cell.cell_type, "metadata": metadata, "source": cell.source}
    return built | ({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {})


def _is_only_comments(source: str) -> bool:
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    return bool(lines) and all(line.startswith("#") for line in lines)


def _mark(where: str, metadata: dict[str, Any], kind: str, marks: dict[str, Any]) -> None:
    """Write nbgrader's metadata for one of our four marks."""
    graded, name = kind in ("check", "prose"), str(marks[kind])
    if graded and not isinstance(marks.get("points"), int | float):
        raise CourseError(f"{where}: a cell marked {kind} needs points, as in `{kind}={name!r} points=5`.")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        raise CourseError(f"{where}: {name!r} is no name; letters, digits and _ make one.")
    metadata["nbgrader"] = {
        "grade": graded,
        "grade_id": CHECK_PREFIX + name if kind == "check" else name,
        "locked": kind in ("given", "check"),
        "schema_version": 3,
        "solution": kind in ("solution", "prose"),
        "task": False,
    } | ({"points": marks["points"]} if graded else {})
    if kind == "check":
        metadata["tags"] = [*metadata.get("tags", []), RAISES]
    if kind == "solution":
        metadata["tags"] = [*metadata.get("tags", []), RAISES]
    if "stub" in marks:
        metadata["stub"] = str(marks["stub"])


def _cell_id(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)[:64]


def _check_unique(source: Path, cells: list[dict[str, Any]]) -> None:
    names = [cell["id"] for cell in cells]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise CourseError(f"{source}: more than one cell is called {repeated[0]}. Each name stands once in a notebook.")
