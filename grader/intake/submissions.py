"""What has been handed in: the folders submitted/LEARNER/ASSIGNMENT of a class folder."""

import contextlib
import difflib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from grader.course import Course
from grader.errors import UnknownNameError
from grader.files import is_regular, printable

TIMESTAMP_FILE, SECRET_FILE = "timestamp.txt", "submission_secret.txt"
EXCHANGE_FILES = (TIMESTAMP_FILE, SECRET_FILE)
"""What nbgrader's exchange puts beside the notebooks, and looks for beside the pages that it takes back to learners."""
_LARGEST = 1_000
"""Bytes of such a file: a date, or 128 digits."""
_USABLE = re.compile(r"[^*?\[\]{}/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""A learner's name: no sign of a pattern, none that drives a terminal, and no byte that is no UTF-8, for which Python
puts a surrogate.
"""
_UNUSABLE = "* ? [ ] { } \\, no control characters and no bytes that are not UTF-8"


@dataclass(frozen=True)
class Submission:
    """One learner's folder for one assignment."""

    student: str
    assignment: str
    folder: Path

    @property
    def notebooks(self) -> list[Path]:
        """The notebooks in the folder, whatever they are called."""
        return sorted(self.folder.glob("*.ipynb"))

    @property
    def timestamp(self) -> datetime | None:
        """When it was handed in, in UTC, as timestamp.txt says; None where it holds no date."""
        try:
            return parse_utc(exchange_files(self.folder).get(TIMESTAMP_FILE, b"").decode().strip())
        except (ValueError, OverflowError):
            return None


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
    present = [name for name in _folders(submitted) if _USABLE.fullmatch(name)]
    if not present:
        raise UnknownNameError(
            f"{submitted} holds no submissions. Put them there with `grader collect`, or name another --root."
        )
    for name in students:
        require_known("learner", name, present)
    return [
        Submission(student, assignment, submitted / student / assignment)
        for student in students or present
        for assignment in assignments
        if _is_folder(submitted / student / assignment)
    ]


def unusable_folders(root: Path) -> list[str]:
    """A sentence on each folder of submitted/ that is passed over: its name cannot be a learner's, it cannot be
    entered, or it is a link.
    """
    said = "submitted/{} is passed over: {}, and run the command again."
    unnamed = f"a learner's name has no {_UNUSABLE}. Rename the folder"
    submitted, sentences = root / "submitted", []
    for name in _folders(submitted):
        if not _USABLE.fullmatch(name):
            sentences.append(said.format(printable(name), unnamed))
        elif not os.access(submitted / name, os.R_OK | os.X_OK):
            sentences.append(said.format(printable(name), "it cannot be entered. Give yourself the right to read it"))
    for link in sorted(path for depth in ("*", "*/*") for path in submitted.glob(depth) if path.is_symlink()):
        name = printable(str(link.relative_to(submitted)))
        sentences.append(said.format(name, "it is a link. Put what it leads to in its place"))
    return sentences


def _folders(submitted: Path) -> list[str]:
    """The names of the folders in submitted/, but for hidden ones."""
    folders = submitted.iterdir() if submitted.is_dir() else ()
    return sorted(path.name for path in folders if _is_folder(path) and not path.name.startswith("."))


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
