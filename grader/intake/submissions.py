"""What has been handed in: the folders submitted/LEARNER/ASSIGNMENT of a class folder."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from grader.course import Course
from grader.errors import UnknownNameError
from grader.files import is_regular, printable

TIMESTAMP_FILE = "timestamp.txt"
_USABLE = re.compile(r"[^*?\[\]{}/\\\0\ud800-\udfff]+")
"""A learner's name: no sign of a pattern, and no byte that is no UTF-8, for which Python puts a surrogate."""


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
        """When it was handed in, in UTC, as timestamp.txt says; None where there is no such file, or no date in it."""
        path = self.folder / TIMESTAMP_FILE
        try:
            return parse_utc(path.read_text(encoding="utf-8").strip()) if is_regular(path) else None
        except (OSError, ValueError, OverflowError):
            return None


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
        if (submitted / student / assignment).is_dir()
    ]


def unusable_folders(root: Path) -> list[str]:
    """A sentence on each folder of submitted/ that is passed over, since its name cannot be a learner's."""
    return [
        f"submitted/{printable(name)} is passed over: a learner's name has no * ? [ ] {{ }} and no bytes that are "
        "not UTF-8. Rename the folder, and run the command again."
        for name in _folders(root / "submitted")
        if not _USABLE.fullmatch(name)
    ]


def _folders(submitted: Path) -> list[str]:
    """The names of the folders in submitted/, but for hidden ones."""
    folders = submitted.iterdir() if submitted.is_dir() else ()
    return sorted(path.name for path in folders if path.is_dir() and not path.name.startswith("."))


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
