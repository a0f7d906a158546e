"""Files: none is ever half written (beside first, then one rename), and none is read that is a link or a pipe."""

import os
import stat
from pathlib import Path

OWN_FOLDER = ".grader"
"""Where a class folder keeps what is the grader's own: who is at work, and what is finished."""


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` in one step; whoever reads it sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def printable(name: str) -> str:
    """The name of a file with each character that would upset a terminal, or is no text, written as its code."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)


def is_regular(path: Path) -> bool:
    """Whether there is a file of its own at `path`: no link, which may point anywhere, and no pipe, which may block."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
