"""Notebooks out of a folder or a zip that strangers filled.

Learners choose what stands in a file, its name, and the zips within a zip. So a file is stored under a number, never
under its own name, sizes are counted while reading, never believed, and whatever is refused is named with the reason.

nbgrader's ExtractorPlugin does not serve here: it unpacks every member of every archive, tars too, to any depth, with
no bound on size or number, and stops at the first archive that is broken.
"""

import mmap
import os
import re
import stat
import struct
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from grader.errors import GraderError
from grader.files import printable

MEGABYTE = 1024**2
FILE_BYTES = 50 * MEGABYTE
"""The largest notebook, or learner's zip, that is taken in."""
SOURCE_BYTES, SOURCE_FILES = 16_384 * MEGABYTE, 50_000
LEARNER_BYTES, LEARNER_FILES = 200 * MEGABYTE, 1_000
"""What a zip within the source may hold, so that one learner cannot use up the room of all others."""
RATIO, RATIO_FROM = 200, MEGABYTE
"""A file of RATIO_FROM bytes or more that shrank more than this is a bomb: real notebooks shrink less than 20 times."""
DEPTH = 2
"""The zip that a learning management system gives, and a learner's own zip within it."""
NAME_LENGTH, PATH_LENGTH, PATH_PARTS = 200, 1_000, 20

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class CollectError(GraderError):
    """Nothing can be collected at all; the text says why and what to do."""


class RefusalError(Exception):
    """One file is refused; the text is the reason, to be read after the file's name."""


@dataclass(frozen=True)
class Refused:
    """A file that was not collected, where it lay in the source, and the reason as a sentence."""

    origin: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


@dataclass(frozen=True)
class Found:
    """A notebook taken in.

    `parts` are its folders and its file name; a zip counts as a folder, named by its stem. `stored` is our copy. `time`
    is a clock time without a zone, good only for telling which of two files of one source is the later one.
    """

    parts: tuple[str, ...]
    origin: str
    stored: Path
    time: tuple[int, ...]


@dataclass(frozen=True)
class Entry:
    """A file of a folder or zip before it is read. `fault` says what is wrong with it, apart from its name."""

    name: str
    fault: str
    time: tuple[int, ...]
    open: Callable[[], IO[bytes]]


@dataclass
class Layer:
    """A folder or zip being read: how many files and bytes it may still give, and how many zips deep it lies.

    `parts` stand before the parts of its files, `within` before their names in messages.
    """

    files: int
    size: int
    depth: int = 0
    parts: tuple[str, ...] = ()
    within: str = ""


class Unpacked:
    """All that was found and all that was refused, while a source is read."""

    def __init__(self, staging: Path) -> None:
        self.found: list[Found] = []
        self.refused: list[Refused] = []
        self._staging = staging
        self._n_stored = 0

    def take(self, entries: Iterable[Entry], layer: Layer) -> None:
        """Take in the notebooks among the entries, and those of zips."""
        for entry in entries:
            origin = layer.within + printable(entry.name)
            if layer.files == 0:
                self.refused.append(Refused(origin, "it and all files after it are too many. Split the source."))
                return
            layer.files -= 1
            try:
                self._take_one(entry, origin, layer)
            except RefusalError as refusal:
                self.refused.append(Refused(origin, str(refusal)))
            except UNREADABLE as error:
                self.refused.append(Refused(origin, f"it cannot be read ({error}). Ask for it again."))

    def take_zip(self, path: Path, layer: Layer) -> None:
        """Take in the notebooks of a zip. Raises RefusalError or one of UNREADABLE where it cannot be opened at all."""
        if _count_entries(path) > layer.files:
            raise RefusalError(f"it holds more than {layer.files} files. Ask for the notebooks alone.")
        with zipfile.ZipFile(path) as archive:
            if not archive.infolist():
                raise RefusalError("it holds no files. Ask for the notebooks again.")
            self.take(_zip_entries(archive), layer)

    def _take_one(self, entry: Entry, origin: str, layer: Layer) -> None:
        parts = layer.parts + _checked_parts(entry.name)
        if entry.fault:
            raise RefusalError(entry.fault)
        suffix = os.path.splitext(parts[-1])[1].lower()
        if suffix == ".ipynb":
            self.found.append(Found(parts, origin, self._store(entry, layer), entry.time))
        elif suffix == ".zip":
            self._take_nested(entry, parts, origin, layer)
        else:
            raise RefusalError("it is neither a notebook (.ipynb) nor a zip, and only those are collected.")

    def _take_nested(self, entry: Entry, parts: tuple[str, ...], origin: str, layer: Layer) -> None:
        if layer.depth == DEPTH:
            raise RefusalError("it is a zip within a learner's zip, which is not opened. Ask for one zip of notebooks.")
        stored = self._store(entry, layer)
        size = min(LEARNER_BYTES, layer.size)
        stem = os.path.splitext(parts[-1])[0]
        inner = Layer(LEARNER_FILES, size, layer.depth + 1, (*parts[:-1], stem), f"{origin}: ")
        try:
            self.take_zip(stored, inner)
        finally:
            stored.unlink()
            layer.size -= size - inner.size

    def _store(self, entry: Entry, layer: Layer) -> Path:
        self._n_stored += 1
        stored = self._staging / str(self._n_stored)
        try:
            with entry.open() as stream, stored.open("xb") as copy:
                _copy_bounded(stream, copy, layer)
        except BaseException:
            stored.unlink(missing_ok=True)
            raise
        return stored


def unpack(source: Path, staging: Path) -> Unpacked:
    """Copy a source's notebooks into `staging`, an empty folder. Raises CollectError where it is no folder or zip."""
    unpacked = Unpacked(staging)
    if source.is_dir():
        unpacked.take(_folder_entries(source), Layer(SOURCE_FILES, SOURCE_BYTES))
        return unpacked
    if not source.exists():
        raise CollectError(f"{source} does not exist. Give the folder or the zip that holds the submissions.")
    try:
        unpacked.take_zip(source, Layer(SOURCE_FILES, SOURCE_BYTES, depth=1))
    except (RefusalError, *UNREADABLE) as error:
        raise CollectError(
            f"{source} is no folder and cannot be opened as a zip ({error}). Download it again."
        ) from error
    return unpacked


def _folder_entries(folder: Path) -> Iterator[Entry]:
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


def _zip_entries(archive: zipfile.ZipFile) -> Iterator[Entry]:
    for info in archive.infolist():
        if not info.is_dir():
            # The name as stored: zipfile cuts `filename` at a NUL character.
            yield Entry(info.orig_filename, _zip_fault(info), info.date_time, partial(archive.open, info))


def _zip_fault(info: zipfile.ZipInfo) -> str:
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


def _checked_parts(name: str) -> tuple[str, ...]:
    # Some zip tools on Windows write backslashes between folders.
    path = name.replace("\\", "/")
    parts = tuple(part for part in path.split("/") if part not in {"", "."})
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in name):
        raise RefusalError("its name holds control characters or is not UTF-8. Ask for it under a plain name.")
    if path.startswith("/") or re.match("[A-Za-z]:", path):
        raise RefusalError("its name is an absolute path, which a zip of submissions never needs.")
    if not parts or ".." in parts:
        raise RefusalError("its name leads out of the folder (..), which a zip of submissions never needs.")
    if any(part.startswith(".") for part in parts):
        raise RefusalError(
            "its name or its folder's begins with a dot: such copies, made by Jupyter or macOS, are no submissions."
        )
    if len(path) > PATH_LENGTH or len(parts) > PATH_PARTS or max(map(len, parts)) > NAME_LENGTH:
        raise RefusalError(f"its name is too long: at most {NAME_LENGTH} characters, in at most {PATH_PARTS} folders.")
    return parts


def _copy_bounded(stream: IO[bytes], copy: IO[bytes], layer: Layer) -> None:
    size = 0
    while chunk := stream.read(MEGABYTE):
        size += len(chunk)
        # Counted even if the file is refused in the end: reading is what costs time.
        layer.size -= len(chunk)
        if size > FILE_BYTES:
            raise RefusalError(f"it is larger than {FILE_BYTES // MEGABYTE} MB. Ask for it with its outputs cleared.")
        if layer.size < 0:
            raise RefusalError("with it, the files that lie together there are too large. Collect it on its own.")
        copy.write(chunk)


def _count_entries(path: Path) -> int:
    # Counted before zipfile reads the directory, for it keeps half a kilobyte in memory for each entry.
    # The number that the zip itself gives may be a lie.
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return sum(1 for _ in re.compile(b"PK\x01\x02").finditer(content, _directory_start(content)))


def _directory_start(content: mmap.mmap) -> int:
    """Where zipfile begins to read the directory: members may be zips, which hold directories of their own."""
    end = content.rfind(b"PK\x05\x06")
    (size,) = struct.unpack_from("<L", content, end + 12) if 0 <= end <= len(content) - 22 else (0,)
    return end - size if 0 < size < min(end, 0xFFFFFFFF) else 0
