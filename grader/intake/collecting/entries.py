"""The files of a folder or a zip before they are read: what each is called, and what is wrong with it.

Learners choose the name of a file and, in a zip, all that is told about it.
"""

import contextlib
import os
import re
import stat
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from grader.intake.collecting.separators import Split
from grader.intake.collecting.zips import RefusalError, files_of

RATIO, RATIO_FROM = 200, 1024**2
"""A file of RATIO_FROM bytes or more that shrank more than this is a bomb: real notebooks shrink less than 20 times."""
_MARKED_AS_UTF8 = 0x800
NAME_LENGTH, PATH_LENGTH, PATH_PARTS = 200, 1_000, 20


@dataclass(frozen=True)
class Entry:
    """A file of a folder or zip before it is read. `fault` says what is wrong with it, apart from its name."""

    name: str
    fault: str
    time: tuple[int, ...]
    open: Callable[[], IO[bytes]]


def folder_entries(folder: Path) -> Iterator[Entry]:
    """The files of a folder, and those of its folders that are no links and not hidden."""
    unreadable: list[OSError] = []
    for directory, folders, files in os.walk(folder, onerror=unreadable.append):
        closed = [name for name in folders if name.startswith(".") or Path(directory, name).is_symlink()]
        folders[:] = sorted(set(folders) - set(closed))
        for name in sorted(files + closed):
            path = Path(directory, name)
            status = path.lstat()
            clock = time.localtime(status.st_mtime)[:6]
            yield Entry(path.relative_to(folder).as_posix(), _mode_fault(status.st_mode), clock, partial(_open, path))
    for error in unreadable:
        name = Path(error.filename).relative_to(folder).as_posix()
        yield Entry(name, f"this folder cannot be read ({error.strerror}).", (), partial(_open, Path(error.filename)))


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def zip_entries(archive: zipfile.ZipFile) -> Iterator[Entry]:
    """The files of a zip."""
    for info in files_of(archive):
        yield Entry(_zip_name(info), _zip_fault(info), info.date_time, partial(archive.open, info))


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name as stored: zipfile cuts `filename` at a NUL character, and takes what is not marked as UTF-8 for an old
    code page, although many programs write UTF-8 without the mark.
    """
    with contextlib.suppress(UnicodeError):
        if not info.flag_bits & _MARKED_AS_UTF8:
            return info.orig_filename.encode("cp437").decode("utf-8")
    return info.orig_filename


def _zip_fault(info: zipfile.ZipInfo) -> str:
    if info.filename.endswith("/"):
        return "it is called as a folder is, but holds something. Ask for it under the name of a file."
    if info.flag_bits & 0x1:
        return "it is encrypted. Ask for it again without a password."
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # The other methods let the file say how much memory to take.
        return "it is packed by an unusual method. Ask for an ordinary zip."
    if info.file_size >= RATIO_FROM and info.file_size > RATIO * info.compress_size:
        return f"it grows more than {RATIO} times when unpacked, as only a zip bomb does."
    return _mode_fault(info.external_attr >> 16)


def _mode_fault(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "it is a symbolic link, and links are not followed. Put the notebook itself there."
    # Zips made on Windows hold no mode at all.
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "it is a device, a pipe or a socket, not a regular file."
    return ""


def checked_parts(name: str, split: Split) -> tuple[str, ...]:
    """The folders and the file name in the name of an entry. Raises RefusalError where no file may have such a name."""
    # Whatever stands between the folders here, another tool may take either sign for it.
    path = name.replace("\\", "/")
    every_part = tuple(part for part in path.split("/") if part not in {"", "."})
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in name):
        raise RefusalError("its name holds control characters or is not UTF-8. Ask for it under a plain name.")
    if path.startswith("/") or re.match("[A-Za-z]:", path):
        raise RefusalError("its name is an absolute path, which a zip of submissions never needs.")
    if not every_part:
        raise RefusalError("it has no name. Ask for it again, under a plain name.")
    if ".." in every_part:
        raise RefusalError("its name leads out of the folder (..), which a zip of submissions never needs.")
    hidden = next((part for part in every_part if part.startswith(".")), "")
    if hidden:
        raise RefusalError(_hidden_reason(hidden, every_part))
    if len(path) > PATH_LENGTH or len(every_part) > PATH_PARTS or max(map(len, every_part)) > NAME_LENGTH:
        raise RefusalError(f"its name is too long: at most {NAME_LENGTH} characters, in at most {PATH_PARTS} folders.")
    return tuple(part for part in split(name) if part not in {"", "."})


def _hidden_reason(hidden: str, parts: tuple[str, ...]) -> str:
    begins = "its name or its folder's begins with a dot"
    if hidden.startswith("._") or hidden in {".ipynb_checkpoints", ".DS_Store"}:
        return f"{begins}: such copies, made by Jupyter or macOS, are no submissions."
    if hidden == parts[0]:
        return f"{begins}, and nothing in it is collected. If it is a learner's, rename {hidden} without the dot."
    return f"{begins}, as that of no submission does. If work lies there, rename {hidden} without the dot."
