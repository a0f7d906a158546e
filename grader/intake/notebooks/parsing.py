"""From the bytes of a notebook to its cells as plain data: what a stranger put into them is checked here.

Only the standard library, the names of the marks and, for old formats and pictures, what is imported when they come:
`reader` runs this in a process of its own, which has to start at once.
"""

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from grader.notebook.marks import claimed, claimed_grade_id

MAX_CELLS = 2_000
MAX_TEXT = 5_000_000
"""Characters in all cells together."""
_LONGEST_NAME = 200
_KINDS = ("code", "markdown", "raw")

PlainCell = dict[str, Any]
"""`cell_type`, `source`, `grade_id` (or None); prose also has its `attachments` as they came."""


class UnreadableNotebookError(Exception):
    """A submitted file is no notebook that can be judged; the text says why, naming the file."""


def parse(name: str, content: bytes) -> list[PlainCell]:
    """The cells of a notebook of format 3 or 4, in UTF-8 or, with a byte order mark, UTF-16 or UTF-32.

    Raises UnreadableNotebookError with a sentence that names the file as `name`.
    """
    try:
        data = json.loads(content.decode(json.detect_encoding(content)))
    except UnicodeDecodeError as error:
        raise UnreadableNotebookError(
            f"{name} is not UTF-8 text, nor UTF-16. Save it from JupyterLab and submit again."
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableNotebookError(
            f"{name} is not JSON, so it is no notebook. Save it from JupyterLab and submit again."
        ) from error
    version = data.get("nbformat") if isinstance(data, dict) else None
    if version not in (3, 4):
        raise UnreadableNotebookError(
            f"{name} is no notebook of format 4. Open it in JupyterLab, save it, and submit again."
        )
    return _cells(name, data, version)


def _cells(name: str, data: dict[str, Any], version: int) -> list[PlainCell]:
    try:
        cells = (_converted(data) if version == 3 else data)["cells"]
        count = len(cells)
        plain = [_plain_cell(cell) for cell in cells[: MAX_CELLS + 1]]
    except MemoryError:
        raise
    except Exception as error:  # a stranger's data can break the converter in any way
        raise UnreadableNotebookError(
            f"{name} is damaged: {type(error).__name__} while its cells were read. "
            "Save it from JupyterLab and submit again."
        ) from error
    if count > MAX_CELLS:
        raise UnreadableNotebookError(f"{name} has more cells than the {MAX_CELLS} allowed.")
    return plain


def require_readable_size(name: str, cells: list[PlainCell]) -> None:
    """Raise UnreadableNotebookError where the cells hold more text than is taken in."""
    if sum(len(cell["source"]) for cell in cells) > MAX_TEXT:
        raise UnreadableNotebookError(
            f"{name} has more text in its cells than the {MAX_TEXT / 1e6:.0f} million characters allowed. "
            "Put data into a file beside the notebook, and submit again."
        )


def _converted(data: dict[str, Any]) -> Any:
    """A notebook of format 3 in format 4, without its outputs. Raises ValueError for a heading of no level from 1 to 6,
    of which the converter would make as many signs.
    """
    import nbformat  # noqa: PLC0415 - takes a second, for a format that is hardly seen

    cells = [_bare(cell) for cell in islice(_old_cells(data), MAX_CELLS + 1)]
    if not all(cell.get("level", 1) in range(1, 7) for cell in cells):
        raise ValueError("a heading of no level from 1 to 6")
    bare = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells, "metadata": {}}]}
    return nbformat.convert(nbformat.from_dict(bare), 4)


def _old_cells(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return chain.from_iterable(worksheet["cells"] for worksheet in data["worksheets"])


def _bare(cell: dict[str, Any]) -> dict[str, Any]:
    """What we need of a cell of format 3, for the converter takes its time over everything."""
    bare: dict[str, Any] = {
        name: cell[name] for name in ("cell_type", "level", "language", "source", "input") if name in cell
    }
    bare |= {name: "".join(cell[name]) for name in ("source", "input") if isinstance(cell.get(name), list)}
    bare["metadata"] = claimed(_grade_id_in(cell))
    return bare | ({"outputs": []} if cell["cell_type"] == "code" else {})


def _plain_cell(cell: Any) -> PlainCell:
    kind, source = cell["cell_type"], cell["source"]
    text = "".join(source) if isinstance(source, list) else source
    if kind not in _KINDS or not isinstance(text, str):
        raise TypeError("not a cell")
    text.encode("utf-8")  # lone surrogates cannot be stored
    plain = {"cell_type": kind, "source": with_unix_lines(text), "grade_id": _grade_id_in(cell)}
    return plain | ({"attachments": cell.get("attachments")} if kind == "markdown" else {})


def with_unix_lines(text: str) -> str:
    """The text without a byte order mark, its lines ended as on Unix, whatever editor wrote it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _grade_id_in(cell: Any) -> str | None:
    grade_id = claimed_grade_id(cell)
    return grade_id if grade_id is not None and len(grade_id) <= _LONGEST_NAME else None
