"""Notebooks out of a folder or a zip that strangers filled.

Learners choose what stands in a file, its name, and the zips within a zip. So a file is stored under a number, never
under its own name, sizes are counted while reading, never believed, and whatever is refused is named with the reason.

nbgrader's ExtractorPlugin does not serve here: it unpacks every member of every archive, tars too, to any depth, with
no bound on size or number, and stops at the first archive that is broken.
"""

import contextlib
import os
import re
import stat
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO

from grader.errors import GraderError
from grader.files import printable
from grader.intake.companions import is_companion
from grader.intake.kinds import Kind, holds_notebook, is_named_as_notebook, kind_of, notebook_name
from grader.intake.separators import Split, splitter
from grader.intake.zips import UNREADABLE, RefusalError, files_of, open_zip

MEGABYTE = 1024**2
FILE_BYTES = 50 * MEGABYTE
"""The largest notebook, or learner's zip, that is taken in."""
SOURCE_BYTES, SOURCE_FILES = 16_384 * MEGABYTE, 50_000
LEARNER_BYTES, LEARNER_FILES = 200 * MEGABYTE, 1_000
"""What a zip within the source may hold, so that one learner cannot use up the room of all others."""
RATIO, RATIO_FROM = 200, MEGABYTE
"""A file of RATIO_FROM bytes or more that shrank more than this is a bomb: real notebooks shrink less than 20 times."""
_MARKED_AS_UTF8 = 0x800
DEPTH = 2
"""The zip that a learning management system gives, and a learner's own zip within it."""
NAME_LENGTH, PATH_LENGTH, PATH_PARTS = 200, 1_000, 20
PLATFORM_RECORDS = frozenset({"submission_metadata.yml"})
"""What is stored although it is not handed in: it says whose a submission is."""


class CollectError(GraderError):
    """Nothing can be collected at all; the text says why and what to do."""


@dataclass(frozen=True)
class Refused:
    """A file that was not collected, where it lay in the source, and the reason as a sentence."""

    origin: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


@dataclass(frozen=True)
class Found:
    """A file that may count: a notebook, or what may lie beside one, or a record that a platform made.

    `parts` are its folders and its file name; a zip counts as a folder, named by its stem, and the name of a notebook
    ends in .ipynb whatever a browser made of it. `stored` is our copy, or None where a file of another kind was left
    alone. `time` is a clock time without a zone, good only for telling which of two files of one source is the later
    one. `assignment` is the one whose folder stands around the learner's.
    """

    parts: tuple[str, ...]
    origin: str
    stored: Path | None
    time: tuple[int, ...]
    is_notebook: bool = True
    assignment: str = ""

    @property
    def copy(self) -> Path:
        """Our copy of a file that was stored."""
        if self.stored is None:
            raise ValueError(f"{self.origin} was not stored")
        return self.stored


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
    split: Split = str.split


class Unpacked:
    """All that was found and all that was refused, while a source is read."""

    def __init__(self, staging: Path) -> None:
        self.found: list[Found] = []
        self.refused: list[Refused] = []
        self.notes: list[str] = []
        self._staging = staging
        self._n_stored = 0

    def take(self, entries: Iterable[Entry], layer: Layer) -> None:
        """Take in the notebooks among the entries, and those of zips."""
        # One more than there may be, so that what is too much is seen and said.
        entries = list(islice(entries, layer.files + 1))
        layer.split, note = splitter([entry.name for entry in entries])
        self.notes += [layer.within + note] if note else []
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
        with open_zip(path, layer.files) as archive:
            self.take(_zip_entries(archive), layer)

    def _take_one(self, entry: Entry, origin: str, layer: Layer) -> None:
        parts = layer.parts + _checked_parts(entry.name, layer.split)
        if entry.fault:
            raise RefusalError(entry.fault)
        kind = kind_of(parts[-1])
        if kind is Kind.ZIP:
            self._take_nested(entry, parts, origin, layer)
        elif kind is Kind.UNOPENED:
            suffix = os.path.splitext(parts[-1])[1]
            raise RefusalError(
                f"it is an archive of a kind that is not opened ({suffix}). Ask for a zip of the notebooks, or collect "
                "an unpacked folder."
            )
        else:
            self._take_file(entry, parts, origin, layer, kind)

    def _take_file(self, entry: Entry, parts: tuple[str, ...], origin: str, layer: Layer, kind: Kind) -> None:
        name = parts[-1]
        stored = None
        if kind is not Kind.OTHER or is_companion(name) or name in PLATFORM_RECORDS:
            stored = self._store(entry, layer)
        is_notebook = kind is Kind.NOTEBOOK
        if kind is Kind.PERHAPS_NOTEBOOK and stored:
            is_notebook = holds_notebook(stored)
            if not is_notebook and is_named_as_notebook(name):
                raise RefusalError("it is named as a notebook, but holds none. Ask for the notebook itself (.ipynb).")
        if is_notebook:
            parts = (*parts[:-1], notebook_name(name))
        self.found.append(Found(parts, origin, stored, entry.time, is_notebook))

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
    except RefusalError as refusal:
        raise CollectError(f"{source}: {refusal}") from refusal
    except UNREADABLE as error:
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


def _checked_parts(name: str, split: Split) -> tuple[str, ...]:
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
