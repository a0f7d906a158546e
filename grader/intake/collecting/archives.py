"""Notebooks out of a folder or a zip that strangers filled.

Learners choose what stands in a file, its name, and the zips within a zip. So a file is stored under a number, never
under its own name, sizes are counted while reading, never believed, and whatever is refused is named with the reason.

nbgrader's ExtractorPlugin does not serve here: it unpacks every member of every archive, tars too, to any depth, with
no bound on size or number, and stops at the first archive that is broken.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from grader.errors import GraderError
from grader.files import printable
from grader.intake.collecting.entries import Entry, checked_parts, folder_entries, zip_entries
from grader.intake.collecting.kinds import Kind, holds_notebook, is_named_as_notebook, kind_of, notebook_name
from grader.intake.collecting.separators import Split, splitter
from grader.intake.collecting.zips import UNREADABLE, RefusalError, open_zip
from grader.intake.companions import is_companion

MEGABYTE = 1024**2
FILE_BYTES = 50 * MEGABYTE
"""The largest notebook, or learner's zip, that is taken in."""
SOURCE_BYTES, SOURCE_FILES = 16_384 * MEGABYTE, 50_000
LEARNER_BYTES, LEARNER_FILES = 200 * MEGABYTE, 1_000
"""What a zip within the source may hold, so that one learner cannot use up the room of all others."""
DEPTH = 2
"""The zip that a learning management system gives, and a learner's own zip within it."""
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
            self.take(zip_entries(archive), layer)

    def _take_one(self, entry: Entry, origin: str, layer: Layer) -> None:
        parts = layer.parts + checked_parts(entry.name, layer.split)
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
        unpacked.take(folder_entries(source), Layer(SOURCE_FILES, SOURCE_BYTES))
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
