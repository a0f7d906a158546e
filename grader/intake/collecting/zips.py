"""Zips that strangers made: opened within bounds, whatever their records say about themselves.

A zip tells the number of its entries twice, and where its directory lies; all of it may be a lie. zipfile believes none
of the counts, but it reads the whole directory and makes half a kilobyte of every entry in it. So it is handed a stream
that looks at the directory first, which is sure to be the one that zipfile reads.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.intake.collecting.kinds import known_format

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
    struct.error,
)
"""What zipfile raises for zips that are damaged or lie."""
ENTRY_BYTES, SPARE_BYTES = 1_000, 65_536
"""What a directory may take for each entry, and beyond: a name, twice in an extra field, and a comment."""
_ENTRY = b"PK\x01\x02"


class RefusalError(Exception):
    """One file is refused; the text is the reason, to be read after the file's name."""


@contextmanager
def open_zip(path: Path, files: int) -> Iterator[zipfile.ZipFile]:
    """A zip of at most `files` files. Raises RefusalError with the reason, or one of UNREADABLE."""
    if path.stat().st_size == 0:
        raise RefusalError("it is empty, without a single byte. Ask for it again.")
    if not zipfile.is_zipfile(path) and (truth := known_format(path)):
        raise RefusalError(f"it is no zip but {truth}. Ask for a zip of the notebooks, or collect an unpacked folder.")
    with (
        path.open("rb", buffering=0) as file,
        _DirectoryFirst(file, files) as stream,
        zipfile.ZipFile(stream) as archive,
    ):
        stream.is_opening = False
        _check(archive, path)
        yield archive


class _DirectoryFirst(io.BufferedReader):
    """A stream that refuses a directory of too many entries before zipfile makes anything of it."""

    def __init__(self, file: io.FileIO, files: int) -> None:
        super().__init__(file)
        self._files = files
        self.is_opening = True

    def read(self, size: int | None = -1) -> bytes:
        # Without a size, zipfile reads the last 64 KB for the comment, where directories of zips within may lie.
        if not self.is_opening or size is None or size < 0:
            return super().read(size)
        if size > self._files * ENTRY_BYTES + SPARE_BYTES:
            raise RefusalError(f"its list of files is longer than one of {self._files} files is. {_ASK}")
        data = super().read(size)
        if data.count(_ENTRY) > self._files:
            raise RefusalError(f"it holds more than {self._files} files. {_ASK}")
        return data


_ASK = "Ask for the notebooks alone."


def files_of(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries that are no folders; one may have no name at all, for which zipfile's own test fails. What is called
    as a folder and holds something is none.
    """
    return [entry for entry in archive.infolist() if entry.file_size or not entry.filename.endswith("/")]


def _check(archive: zipfile.ZipFile, path: Path) -> None:
    entries = files_of(archive)
    if not entries:
        raise RefusalError("it holds no files. Ask for the notebooks again.")
    places = [entry.header_offset for entry in entries]
    packed = sum(entry.compress_size for entry in entries)
    if min(places) < 0 or len(set(places)) < len(places) or packed > path.stat().st_size:
        raise RefusalError("its files lie over one another, as only a zip bomb's do. Ask for the notebooks alone.")
