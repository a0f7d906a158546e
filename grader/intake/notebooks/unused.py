"""What lies below submitted/ and is not used: each file named, with the reason and the nearest right place.

A learner's folder may hold anything, so the walk through it is bounded, and it follows no link.
"""

import difflib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from grader.course import Course
from grader.files import is_regular, printable
from grader.intake.companions import COMPANION_BYTES, COMPANION_FILES, COMPANION_SUFFIXES, is_companion
from grader.intake.copies import notebook_stem, version_of
from grader.intake.notebooks.matching import MOST_FOUND, look_at, match, notebook_files
from grader.intake.notebooks.released import Key
from grader.intake.submissions import LEFT_BY_SYSTEMS, TIMESTAMP_FILE, Submission, learners, passed_over
from grader.verdict.row import NOT_USED, Row
from grader.verdict.verdict import Verdict, Word

MOST_ENTRIES, MOST_DEPTH, MOST_NAMED, MOST_LOOKS = 2_000, 10, 20, 5
"""Of one learner: files and folders that are found, folders within each other, files that are named, and misplaced
notebooks that are looked into.
"""
_FROM_NBGRADER = {TIMESTAMP_FILE, "submission_secret.txt"}


@dataclass(frozen=True)
class Unused:
    """A file or folder that is not used: whose, for which assignment it may be, where it lies below submitted/, why."""

    student: str
    assignment: str
    path: str
    sentence: str

    @property
    def row(self) -> Row:
        """Its line in the class table."""
        return Row(self.student, self.assignment, self.path, Verdict(NOT_USED, Word.MISSING, 0.0, 0.0, self.sentence))


def unused_files(course: Course, root: Path, assignments: Sequence[str], students: Sequence[str] = ()) -> list[Unused]:
    """All that lies below submitted/ and is not used, of some learners (default: all)."""
    known = learners(root)
    found = [
        Unused(name.partition("/")[0], assignments[0], name, sentence)
        for name, sentence in passed_over(root)
        if not students or name.partition("/")[0] in students
    ]
    for student in students or known:
        walk = _Learner(course, root / "submitted" / student, student, assignments)
        found += walk.unused()
    return found


class _Learner:
    """One learner's folder."""

    def __init__(self, course: Course, folder: Path, student: str, assignments: Sequence[str]) -> None:
        self._course, self._folder, self._student, self._assignments = course, folder, student, assignments
        self._entries_left, self._looks_left = MOST_ENTRIES, MOST_LOOKS

    def unused(self) -> list[Unused]:
        """What is not used in it, at most MOST_NAMED files, and how many more."""
        found = list(self._all())
        more = len(found) - MOST_NAMED
        if more > 0 or self._entries_left <= 0:
            said = f"{more} more files" if self._entries_left > 0 else f"more than {MOST_ENTRIES} files and folders"
            sentence = f"submitted/{self._student} holds {said} that are not used. Look into that folder."
            found = [*found[:MOST_NAMED], Unused(self._student, self._assignments[0], self._student, sentence)]
        return found

    def _all(self) -> Iterator[Unused]:
        for entry in self._entries(self._folder):
            name = entry.name
            if name not in self._course.assignments or not entry.is_dir():
                yield from self._outside(entry)
            elif name in self._assignments and not entry.is_symlink():
                yield from self._inside(entry, name)

    def _entries(self, folder: Path) -> list[Path]:
        """What lies in a folder, but for links to the side of assignments, which `passed_over` names."""
        try:
            with os.scandir(folder) as found:
                names = sorted(entry.name for entry in islice(found, max(self._entries_left, 0)))
        except OSError:
            return []
        self._entries_left -= len(names)
        entries = [folder / name for name in names if name not in LEFT_BY_SYSTEMS]
        return [path for path in entries if not (path.is_symlink() and folder == self._folder)]

    def _files(self, path: Path, depth: int = 0) -> Iterator[Path]:
        """The files in a folder and all below it; hidden folders, and those that lie too deep, as a whole."""
        if not path.is_dir() or path.is_symlink() or path.name.startswith(".") or depth >= MOST_DEPTH:
            yield path
            return
        for entry in self._entries(path):
            yield from self._files(entry, depth + 1)

    def _outside(self, entry: Path) -> Iterator[Unused]:
        """What lies in the learner's folder but in no assignment's."""
        is_folder = entry.is_dir() and not entry.is_symlink()
        why = f"{printable(entry.name)} is no assignment" if is_folder else "it lies in no assignment's folder"
        for path in self._files(entry):
            yield self._misplaced(path, why)

    def _inside(self, folder: Path, assignment: str) -> Iterator[Unused]:
        """What is not used of a submission."""
        submission = Submission(self._student, assignment, folder)
        stems = self._course.notebooks(assignment)
        notebooks = notebook_files(folder, stems)
        reasons: dict[Path, str] = {}
        if any(path.name not in {f"{stem}.ipynb" for stem in stems} for path in notebooks):
            reasons = match(folder, self._course.released / assignment).unused
        used = {*notebooks, *(submission.companions if notebooks else ())}
        for entry in self._entries(folder):
            if entry in reasons:
                yield self._said(entry, assignment, f"{reasons[entry]}.")
            elif entry.is_dir() and not entry.is_symlink() and entry not in used:
                why = f"only what lies directly in {assignment}/ is read"
                yield from (self._misplaced(path, why) for path in self._files(entry))
            elif entry not in used and entry.name not in _FROM_NBGRADER:
                yield self._said(entry, assignment, _why_not(entry, bool(notebooks)))

    def _misplaced(self, path: Path, why: str) -> Unused:
        """A file in the wrong place, and the right one."""
        if path.is_symlink() or path.name.startswith(".") or path.is_dir():
            return self._said(path, self._assignments[0], _why_not(path, True))
        assignment, name = self._right_place(path)
        if not assignment:
            listed = ", ".join(self._course.assignments)
            return self._said(path, self._assignments[0], f"{why}. The assignments are: {listed}.")
        place = f"submitted/{printable(self._student)}/{assignment}/{printable(name)}"
        is_there = os.path.lexists(self._folder / assignment / name)
        return self._said(
            path, assignment, f"{why}. " + (f"{place} is there too." if is_there else f"Did you mean {place}?")
        )

    def _right_place(self, path: Path) -> tuple[str, str]:
        """The assignment that a misplaced file is for, and the name it should have; nothing where neither its name nor
        its cells nor its folder tells.
        """
        stem = notebook_stem(path.name)
        if stem is not None:
            named = [
                (name, version.notebook)
                for name in self._course.assignments
                if (version := version_of(stem, self._course.notebooks(name)))
            ]
            keys = named if len(named) == 1 else self._by_content(path)
            if len(keys) == 1:
                return keys[0][0], f"{keys[0][1]}.ipynb"
        top = path.relative_to(self._folder).parts[0]
        near = difflib.get_close_matches(top.casefold(), self._course.assignments, n=1) if path.name != top else []
        return (near[0], path.name) if near else ("", path.name)

    def _by_content(self, path: Path) -> list[Key]:
        self._looks_left -= 1
        return look_at(path, self._course.released).clearest() if self._looks_left >= 0 else []

    def _said(self, path: Path, assignment: str, why: str) -> Unused:
        shown = printable(path.relative_to(self._folder.parent).as_posix())
        return Unused(self._student, assignment, shown, f"submitted/{shown} is not used: {why}")


def _why_not(path: Path, has_notebook: bool) -> str:
    if path.is_symlink():
        return "it is a link. Put what it leads to in its place."
    if path.name.startswith("."):
        return "its name begins with a dot, as hidden copies of programs do. Rename it if it is work, else delete it."
    if path.is_dir():
        return f"it lies more than {MOST_DEPTH} folders deep. Put it directly into the assignment's folder."
    if not is_regular(path):
        return "it is no regular file. Delete it."
    if notebook_stem(path.name) is not None:
        return f"more than {MOST_FOUND} notebooks lie there."
    if is_companion(path.name):
        most = f"more than {COMPANION_FILES} files, or {COMPANION_BYTES >> 20} MB, lie beside the notebook"
        return f"{most if has_notebook else 'no notebook lies beside it'}."
    if path.suffix.lower() in COMPANION_SUFFIXES:
        return "its name means something to Python's tools, or is unusual. Rename it, and what asks for it."
    kinds = ", ".join(sorted(COMPANION_SUFFIXES))
    return f"it is neither a notebook nor of a kind that may lie beside one ({kinds})."
