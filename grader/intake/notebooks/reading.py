"""Reading a submitted notebook: small ones here, large ones and those with pictures in a process of their own."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from nbformat import NotebookNode

from grader.files import printable
from grader.intake.notebooks.parsing import UnreadableNotebookError, parse, require_readable_size

MAX_BYTES = 20_000_000
_READ_HERE = 2_000_000
"""Bytes of a notebook that is parsed at once: that takes a fifth of a second at most, and 60 MB."""
_LIMITS = (str(1 << 30), "20")
"""Bytes of memory and seconds of processor time for reading one notebook."""
_SECONDS = 90.0
"""By the clock; the reading process has a bound on its processor time, which comes first unless the machine is full."""
_PICTURES = (b"attachments", b"data:image/")
_ONE_AT_A_TIME = threading.Lock()
"""So that the memory of reading does not grow with the number of submissions that are graded at the same time."""


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook of format 3 or 4 from a regular file of bounded size: a node with `cells` of nothing but
    `cell_type`, `source`, `grade_id` and, for prose, `pictures`, and with the number of pictures that were `left_out`.

    Raises UnreadableNotebookError with a sentence.
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
        with path.open("rb") as file:
            return _node(_told(name, file, size))
    except OSError as error:
        raise UnreadableNotebookError(f"{name} cannot be read: {error.strerror}.") from error


def _told(name: str, file: IO[bytes], size: int) -> dict[str, Any]:
    """What the file holds, read here or by a reading process."""
    if size <= _READ_HERE:
        content = file.read(_READ_HERE)
        if not any(sign in content for sign in _PICTURES):
            cells = parse(name, content)
            require_readable_size(name, cells)
            return {"cells": cells, "left_out": 0}
        file.seek(0)
    with _ONE_AT_A_TIME:
        return _told_by_reader(name, file)


def _told_by_reader(name: str, file: IO[bytes]) -> dict[str, Any]:
    command = [sys.executable, "-I", "-m", "grader.intake.notebooks.reader", name, *_LIMITS]
    bare = {"PATH": os.defpath, "LANG": "C.UTF-8"}
    too_much = UnreadableNotebookError(
        f"{name} takes too much time or memory to be read. Clear its outputs, save, and submit again."
    )
    try:
        done = subprocess.run(
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=bare,
            timeout=_SECONDS,
            check=True,
            start_new_session=True,
        )
    except subprocess.SubprocessError as error:
        raise too_much from error
    told: dict[str, Any] = json.loads(done.stdout)
    if "error" in told:
        raise UnreadableNotebookError(told["error"])
    return told


def _node(told: dict[str, Any]) -> NotebookNode:
    return NotebookNode(cells=[NotebookNode(cell) for cell in told["cells"]], left_out=told["left_out"])
