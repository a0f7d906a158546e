"""What has been handed in: the folders submitted/LEARNER/ASSIGNMENT of a class folder."""

import codecs
import contextlib
import difflib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from nbgrader.utils import parse_utc

from grader.course import Course
from grader.errors import UnknownNameError
from grader.files import is_regular, printable
from grader.intake.companions import COMPANION_BYTES, COMPANION_FILES, is_companion
from grader.intake.copies import notebook_stem

TIMESTAMP_FILE, SECRET_FILE = "timestamp.txt", "submission_secret.txt"
EXCHANGE_FILES = (TIMESTAMP_FILE, SECRET_FILE)
"""What nbgrader's exchange puts beside the notebooks, and looks for beside the pages that it takes back to learners."""
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What macOS and Windows leave in a folder that somebody has opened, the instructor too."""
_LARGEST, _MOST_PASSED_OVER = 1_000, 5
"""Bytes of a file of the exchange: a date, or 128 digits; sentences on files that are passed over."""
_USABLE = re.compile(r"[^*?\[\]{}/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""A learner's name: no sign of a pattern, none that drives a terminal, and no byte that is no UTF-8, for which Python
puts a surrogate.
"""
_ZONE = re.compile(r" (?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)?$")
_UNUSABLE = "* ? [ ] { } \\, no control characters and no bytes that are not UTF-8"


@dataclass(frozen=True)
class Submission:
    """One learner's folder for one assignment."""

    student: str
    assignment: str
    folder: Path

    @property
    def notebooks(self) -> list[Path]:
        """The notebooks in the folder, whatever they are called, also with the endings that browsers give them."""
        with contextlib.suppress(OSError):
            return sorted(path for path in self.folder.iterdir() if notebook_stem(path.name) is not None)
        return []

    @property
    def companions(self) -> list[Path]:
        """The files that lie beside the notebooks where these run."""
        return companions_in(self.folder)

    @property
    def timestamp(self) -> datetime | None:
        """When it was handed in, in UTC, as timestamp.txt says; None where it holds no date."""
        try:
            return _utc_in(exchange_files(self.folder).get(TIMESTAMP_FILE, b""))
        except (ValueError, OverflowError):
            return None


def _utc_in(content: bytes) -> datetime:
    """The date in a timestamp.txt, in UTC, as nbgrader reads it, but for what it reads wrongly: the marks that editors
    put before a text, and a zone in numbers. Raises ValueError or OverflowError where there is no date.
    """
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = content.decode("utf-16" if marked else "utf-8-sig").strip()
    if (zone := _ZONE.search(text)) is None:
        return parse_utc(text)
    offset = timedelta(hours=int(zone["hours"]), minutes=int(zone["minutes"] or 0))
    local = parse_utc(text[: zone.start()])
    return local - offset if zone["sign"] == "+" else local + offset


def exchange_files(folder: Path) -> dict[str, bytes]:
    """What the exchange's files in a folder hold, by name; without those that are no files or too large to be its."""
    found = {}
    for path in (folder / name for name in EXCHANGE_FILES):
        with contextlib.suppress(OSError):
            if is_regular(path) and path.stat().st_size <= _LARGEST:
                found[path.name] = path.read_bytes()
    return found


def find_submissions(root: Path, assignments: Sequence[str], students: Sequence[str] = ()) -> list[Submission]:
    """The submissions of a class folder, by learner, then in the order of the assignments.

    Raises UnknownNameError where nothing is handed in at all, or a learner named has handed in nothing.
    """
    submitted = root / "submitted"
    present = learners(root)
    if not present:
        raise UnknownNameError(
            " ".join(
                [
                    f"{submitted} holds no submissions. Put them there with `grader collect`, or name another --root.",
                    *unusable_folders(root)[:_MOST_PASSED_OVER],
                ]
            )
        )
    for name in students:
        require_known("learner", name, present)
    return [
        Submission(student, assignment, submitted / student / assignment)
        for student in students or present
        for assignment in assignments
        if _is_folder(submitted / student / assignment)
    ]


def learners(root: Path) -> list[str]:
    """The names of the learners' folders in submitted/."""
    return [name for name in _folders(root / "submitted") if _USABLE.fullmatch(name) and not name.startswith(".")]


def unusable_folders(root: Path) -> list[str]:
    """A sentence on all in submitted/ that is passed over, as `passed_over` finds it."""
    return [sentence for _, sentence in passed_over(root)]


def passed_over(root: Path) -> list[tuple[str, str]]:
    """What lies in submitted/ and is passed over, printable, and a sentence why: its name cannot be a learner's, it
    cannot be entered, it is a link, or no folder.
    """
    said = "submitted/{} is passed over: {}, and run the command again."
    submitted, found = root / "submitted", dict[str, str]()
    for name in _folders(submitted):
        if name.startswith("."):
            found[printable(name)] = (
                "its name begins with a dot. Rename the folder if it is a learner's, else delete it"
            )
        elif not _USABLE.fullmatch(name):
            found[printable(name)] = f"a learner's name has no {_UNUSABLE}. Rename the folder"
        elif not os.access(submitted / name, os.R_OK | os.X_OK):
            found[printable(name)] = "it cannot be entered. Give yourself the right to read it"
    for path in sorted(submitted.glob("*")):
        if is_regular(path) and path.name not in LEFT_BY_SYSTEMS:
            found[printable(path.name)] = "it lies in no learner's folder. Put it into submitted/LEARNER/ASSIGNMENT"
    for link in sorted(path for depth in ("*", "*/*") for path in submitted.glob(depth) if path.is_symlink()):
        name = printable(str(link.relative_to(submitted)))
        found[name] = "it is a link. Put what it leads to in its place"
    return [(name, said.format(name, why)) for name, why in found.items()]


def companions_in(folder: Path) -> list[Path]:
    """The files of a submission's folder that its notebooks may use: regular ones of harmless kinds, within bounds."""
    with contextlib.suppress(OSError):
        return list(_within_bounds(sorted(path for path in folder.iterdir() if is_companion(path.name))))
    return []


def _within_bounds(files: Iterable[Path]) -> Iterator[Path]:
    files_left, bytes_left = COMPANION_FILES, COMPANION_BYTES
    for path in (one for one in files if is_regular(one) and notebook_stem(one.name) is None):
        size = path.lstat().st_size
        if files_left and size <= bytes_left:
            files_left, bytes_left = files_left - 1, bytes_left - size
            yield path


def _folders(submitted: Path) -> list[str]:
    """The names of the folders in submitted/."""
    folders = submitted.iterdir() if submitted.is_dir() else ()
    return sorted(path.name for path in folders if _is_folder(path))


def _is_folder(path: Path) -> bool:
    """Whether there is a folder of its own: a link could lead to another learner's."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def choose_assignments(course: Course, names: Iterable[str]) -> list[str]:
    """The assignments named, in the order of the day; all where none is named. Raises UnknownNameError."""
    chosen = set(names)
    for name in sorted(chosen):
        require_known("assignment", name, course.assignments)
    return [name for name in course.assignments if not chosen or name in chosen]


def require_known(what: str, name: str, known: Sequence[str]) -> None:
    """Raise UnknownNameError with the names that exist and the nearest, unless `name` is one of them."""
    if name in known:
        return
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    suggestion = f" Did you mean {near[0]}?" if near else ""
    shown = ", ".join(known[:20]) + (f" and {len(known) - 20} more" if len(known) > 20 else "")
    raise UnknownNameError(f"There is no {what} called {name!r}.{suggestion} There are: {shown}.")
