"""Which file of a submission is which released notebook: by its name, else by the course's own lines in it.

Two notebooks may share all their grade_ids, as quizzes do, so what counts are the lines of code and prose that stand in
one released notebook only. One file is one notebook at most. Where name and content, or two notebooks, speak against
each other, nothing is guessed: the notebook stays undecided, and a sentence says why.
"""

import heapq
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from nbformat import NotebookNode

from grader.files import is_regular, printable
from grader.intake.copies import Named, notebook_stem, version_of
from grader.intake.notebooks import restoring
from grader.intake.notebooks.parsing import UnreadableNotebookError
from grader.intake.notebooks.reading import MAX_BYTES, read_notebook
from grader.intake.notebooks.released import Key, ReleasedNotebooks, as_text, own_lines, released_notebooks
from grader.notebook.marks import grade_id_of, is_manual

MOST_FOUND, MOST_FILES, MOST_BYTES = 200, 50, 2 * MAX_BYTES
"""Notebooks in a learner's folder that are found, and those, and the bytes in them, that are looked into."""
CLEAR = 0.2
"""The share of a released notebook's own lines from which a file is it. A solved lesson without any prose has 0.26."""
_FAR = 3.0
"""How many times the share of the next notebook that of the right one has to be."""


@dataclass(frozen=True)
class Look:
    """What a file holds: the share of each released notebook's own lines, and for which of them it has work in it."""

    shares: Mapping[Key, float]
    worked: frozenset[Key]
    readable: bool = True

    def clearest(self) -> list[Key]:
        """The released notebooks that the file may be by its content, the likeliest first; one where it is clear."""
        ordered = sorted((key for key, share in self.shares.items() if share >= CLEAR), key=self._share, reverse=True)
        return [key for key in ordered if _FAR * self._share(key) >= self._share(ordered[0])]

    def work_on(self, key: Key) -> int:
        """Greater for work on this notebook than for none; what cannot be read stands between, for it may hold some."""
        return 2 if key in self.worked else 0 if self.readable else 1

    def _share(self, key: Key) -> float:
        return self.shares[key]


@dataclass(frozen=True)
class Matches:
    """What becomes of the notebooks in a submission's folder.

    `used` is the file that counts as each released notebook, `notes` says so where a choice was made; `undecided` says
    why a released notebook has no file although one may be it; `unused` says of every other file why it is not used.
    """

    used: dict[str, Path] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    undecided: dict[str, str] = field(default_factory=dict)
    unused: dict[Path, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Candidate:
    """A file for one released notebook, and how its name tells it."""

    path: Path
    named: Named | None
    rank: int
    look: Look

    def order(self, key: Key) -> tuple[bool, int, int, int, str]:
        """The greater, the better: not by a word in its name alone, with work in it, then the newer."""
        return self.is_certain(key), self.look.work_on(key), _time(self.path), self.rank, self.path.name

    def is_certain(self, key: Key) -> bool:
        """Whether it is a version of the notebook, not a file that only has the notebook's name in its own."""
        return self.named in (Named.EXACTLY, Named.COPY) or self.look.shares.get(key, 0.0) >= CLEAR


def match(folder: Path, released_folder: Path) -> Matches:
    """Find the file for each released notebook of an assignment in a submission's folder."""
    course, matches = released_notebooks(released_folder.parent), Matches()
    groups: dict[str, list[_Candidate]] = {}
    files = notebook_files(folder, course.stems(released_folder.name))
    left = MOST_BYTES
    for number, path in enumerate(files):
        size = path.stat().st_size if is_regular(path) else 0
        left -= size if path.stem not in course.stems(released_folder.name) else 0
        if number >= MOST_FILES or left < 0:
            matches.unused[path] = f"more than {MOST_FILES} notebooks, or {MOST_BYTES // 10**6} MB of them, lie there"
            continue
        _sort_in(path, released_folder.name, course, groups, matches)
    for name, candidates in groups.items():
        _choose((released_folder.name, name), candidates, matches)
    for name in matches.used:
        matches.undecided.pop(name, None)
    return matches


def notebook_files(folder: Path, stems: Iterable[str]) -> list[Path]:
    """The files directly in a folder that are notebooks by their names: those called as a released one first, and of
    the others the first MOST_FOUND by name.
    """
    known = set(stems)
    names = os.listdir(folder) if folder.is_dir() else []
    exact = sorted({f"{stem}.ipynb" for stem in known}.intersection(names))
    others = (name for name in names if not name.startswith(".") and _stem(name, known))
    found = heapq.nsmallest(MOST_FOUND, (name for name in others if name not in exact))
    return [folder / name for name in (*exact, *found)]


def _stem(name: str, known: Iterable[str]) -> str | None:
    """The name of a notebook's file without its ending; .json is one only under the name of a released notebook."""
    stem, (bare, suffix) = notebook_stem(name), os.path.splitext(name)
    if stem is None and suffix.lower() == ".json" and version_of(bare, list(known)):
        return bare
    return stem


def look_at(path: Path, released: Path) -> Look:
    """What a file holds of the notebooks released in the folder `released`; nothing where it cannot be read."""
    try:
        state = path.lstat()
    except OSError:
        return Look({}, frozenset())
    return _look(path, state.st_mtime_ns, state.st_size, released_notebooks(released))


def _sort_in(
    path: Path, assignment: str, course: ReleasedNotebooks, groups: dict[str, list[_Candidate]], matches: Matches
) -> None:
    """Put a file to the released notebook that it is, or say why it is none."""
    stems = course.stems(assignment)
    version = version_of(_stem(path.name, stems) or path.stem, stems)
    look = look_at(path, course.folder)
    by_content = look.clearest()
    own = (assignment, version.notebook) if version else None
    if own and (not by_content or own in by_content):
        by_content = [own, *(key for key in by_content if key != own and course.share_names(own, key))]
    possible = by_content if own is None else list(dict.fromkeys((own, *by_content)))
    here = [name for where, name in possible if where == assignment]
    if len(possible) == 1 and here:
        rank, named = (version.rank, version.named) if version else (0, None)
        groups.setdefault(here[0], []).append(_Candidate(path, named, rank, look))
        return
    matches.unused[path] = _why(path, version is not None, [f"{name} ({where})" for where, name in possible], here)
    for name in here:
        matches.undecided[name] = f"{printable(path.name)} is not used as {name}: {matches.unused[path]}."


def _why(path: Path, is_named: bool, possible: list[str], here: list[str]) -> str:
    if not possible:
        return "neither its name nor its cells tell which released notebook it is. Name it as the released one"
    listed = " or ".join(possible)
    if not here:
        return f"its cells are those of {listed}. Put it into that assignment's folder"
    if is_named:
        return f"its name and its cells do not agree: it may be {listed}. Name it as the notebook that it is"
    return f"its cells are those of {listed}, and nothing tells which. Name it as the notebook that it is"


def _choose(key: Key, candidates: list[_Candidate], matches: Matches) -> None:
    """Take the best of several files for one notebook, and say so."""
    name = key[1]
    best, *others = sorted(candidates, key=lambda one: one.order(key), reverse=True)
    chosen = printable(best.path.name)
    matches.used[name] = best.path
    said = matches.notes.setdefault(name, [])
    if best.path.name != f"{name}.ipynb":
        said.append(f"{chosen} was taken as {name}.ipynb, by its {'name' if best.named else 'cells'}.")
    for other in others:
        why = _why_not(other, best, key)
        said.append(f"{printable(other.path.name)} is not used: {why}; {chosen} counts.")
        matches.unused[other.path] = f"{why}; {chosen} counts as {name}"


def _why_not(other: _Candidate, best: _Candidate, key: Key) -> str:
    if best.is_certain(key) and not other.is_certain(key):
        return "it has hardly any of the course's cells"
    if not other.look.readable:
        return "it cannot be read"
    return "it has work in it too, but is not newer" if key in other.look.worked else "it is as it was released"


def _time(path: Path) -> int:
    return path.lstat().st_mtime_ns


@lru_cache(maxsize=2000)
def _look(path: Path, changed: int, size: int, course: ReleasedNotebooks) -> Look:
    """Kept as long as the file is as it was: it is looked into once for each notebook of its assignment."""
    try:
        cells = read_notebook(path).cells
    except UnreadableNotebookError:
        return Look({}, frozenset(), readable=False)
    lines = own_lines((cell.source, cell.grade_id) for cell in cells)
    held = Counter(course.owner[line] for line in lines & course.owner.keys())
    shares = {key: count / course.counts[key] for key, count in held.items()}
    code = {as_text(cell.source) for cell in cells if cell.cell_type == "code"} - {""}
    return Look(shares, frozenset(key for key in course.notebooks if _has_work(cells, code, course, key)))


def _has_work(cells: list[NotebookNode], code: set[str], course: ReleasedNotebooks, key: Key) -> bool:
    """Whether a notebook has anything in it that the released one has not: code, or a written answer."""
    released, given = course.notebooks[key], course.given[key]
    if not code <= given:
        return True
    manual = {grade_id_of(cell) for cell in released.cells if is_manual(cell)}
    if not manual:
        return False
    named, found = restoring.find_written_answers([NotebookNode(cell) for cell in cells], released)
    return bool(found) or any(cell.grade_id in manual and as_text(cell.source) not in given for cell in named)
