"""Who handed in, and what: read off the names that learning management systems give to files.

A learner is known by the outermost name alone. What lies further in was named by the learner, who could else hand in
under another's name.
"""

import difflib
import hashlib
import logging
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from nbgrader.plugins import FileNameCollectorPlugin

from grader.intake.archives import Found, RefusalError
from grader.intake.copies import released_stem

MOODLE = r"(?P<student_id>.+?)_(?P<number>\d+)_assignsubmission_file_(?P<file_id>.*)\.ipynb\Z"
"""`Ada Lovelace_99_assignsubmission_file_`, as a folder or before the learner's own file name."""
CANVAS = r"(?P<student_id>.+?)(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file_id>.+)\.ipynb\Z"
"""`bitdiddle_ben_12345_678_03_assignment`: the learner's name and number, the submission's number, the file."""

_log = logging.getLogger(__name__)
# A name that does not match is an ordinary case here; nbgrader's plugin would print a warning for each.
_log.disabled = True
_COLLECTORS = [FileNameCollectorPlugin(named_regexp=pattern, log=_log) for pattern in (MOODLE, CANVAS)]


@dataclass(frozen=True, order=True)
class Learner:
    """A learner as the source names one, with the number that the learning management system put there, if any."""

    name: str
    number: str = ""


@dataclass(frozen=True)
class Claim:
    """What a file's name says: whose work it is, on which notebook, and its rank among several versions."""

    learner: Learner
    assignment: str
    notebook: str
    rank: int
    found: Found


def read_claim(found: Found, assignments: Mapping[str, Sequence[str]], assignment: str | None) -> Claim:
    """Read the claim off a file's parts. Raises RefusalError where they name no learner or no assignment."""
    parts = found.parts
    # The learner's folder may stand in one named by the assignment as well as around it.
    outer = 1 if parts[0] in assignments and len(parts) > 2 else 0
    learner, stem = _learner_and_stem(parts[outer:])
    chosen = _assignment(parts[:-1], stem, assignments, assignment)
    notebook, rank = released_stem(stem, assignments[chosen]) or (folder_name(stem), 0)
    if not notebook:
        raise RefusalError("its name holds no letter and no digit. Rename it after the released notebook.")
    return Claim(learner, chosen, f"{notebook}.ipynb", rank, found)


def without_wrapper(
    files: Sequence[Found], source_stem: str, assignments: Collection[str]
) -> tuple[Sequence[Found], list[str]]:
    """The same files without the folder around the whole class, where the source has one, and a sentence that says so.

    Such a folder holds everything, and is named as the source or `submitted`, or holds the work of several learners.
    """
    outermost = {file.parts[0] for file in files}
    wrapper = outermost.pop() if len(outermost) == 1 and all(len(file.parts) > 1 for file in files) else ""
    if not wrapper or wrapper in assignments or names_learner(wrapper):
        return files, []
    if any(file.origin.partition("/")[0] != wrapper for file in files):  # a zip, which one learner has made
        return files, []
    inner = {file.parts[1] for file in files if len(file.parts) > 2 or names_learner(file.parts[1])}
    holds_class = inner.isdisjoint(assignments) and (wrapper == source_stem or len(inner) > 1)
    if not inner or not (holds_class or wrapper == "submitted"):
        return files, []
    note = f"The folder {wrapper} lies around all notebooks, so it is taken for the class, not for a learner."
    return [replace(file, parts=file.parts[1:]) for file in files], [note]


def names_learner(name: str) -> bool:
    """Whether a file or folder is named as Moodle or Canvas name a learner's."""
    return _lms_match(name.removesuffix(".ipynb")) is not None


def student_ids(learners: Iterable[Learner]) -> tuple[dict[Learner, str], list[str]]:
    """A folder name for each learner, and a sentence for each that several would share; those get a number added."""
    namesakes: dict[str, list[Learner]] = defaultdict(list)
    for learner in sorted(set(learners)):
        namesakes[folder_name(learner.name).casefold()].append(learner)
    ids: dict[Learner, str] = {}
    notes: list[str] = []
    for group in namesakes.values():
        for learner in group:
            suffix = "" if len(group) == 1 else f"-{learner.number or _digest(learner.name)}"
            ids[learner] = folder_name(learner.name) + suffix
        if len(group) > 1:
            names = ", ".join(f"{learner.name!r} as {ids[learner]}" for learner in group)
            notes.append(f"{len(group)} learners would share one folder, so they are kept apart: {names}.")
    return ids, notes


def folder_name(name: str) -> str:
    """The name with all but letters, digits, dots, hyphens and underscores turned into underscores; may be empty."""
    # Letters of every alphabet stay: without them, Zoë and Zoé would be one learner.
    kept = "".join(
        letter if letter.isalnum() or letter in "._-" else "_" for letter in unicodedata.normalize("NFC", name)
    )
    return re.sub("__+", "_", kept).strip("._-")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known name, or all known ones where none is near."""
    names = list(known)
    nearest = difflib.get_close_matches(name, names, n=1)
    return f"Did you mean {nearest[0]}?" if nearest else f"There are: {', '.join(names)}."


def _learner_and_stem(parts: tuple[str, ...]) -> tuple[Learner, str]:
    outermost = parts[0] if len(parts) > 1 else parts[0].rpartition(".")[0]
    match = _lms_match(outermost)
    if match is None and len(parts) == 1:
        raise RefusalError(
            "nothing in its path names a learner. Known are STUDENT/ASSIGNMENT/NOTEBOOK.ipynb, STUDENT/NOTEBOOK.ipynb, "
            "and the names that Moodle and Canvas give."
        )
    learner = Learner(match["student_id"], match["number"]) if match else Learner(outermost)
    if not folder_name(learner.name):
        raise RefusalError("the learner's name in its path holds no letter and no digit. Rename that folder.")
    stem = match["file_id"] if match and len(parts) == 1 else parts[-1].rpartition(".")[0]
    return learner, stem


def _lms_match(name: str) -> dict[str, str] | None:
    # nbgrader's plugin reads names of notebooks only; ours may be a folder or a zip.
    return next((match for collector in _COLLECTORS if (match := collector.collect(f"{name}.ipynb"))), None)


def _assignment(
    folders: tuple[str, ...], stem: str, assignments: Mapping[str, Sequence[str]], assignment: str | None
) -> str:
    named = next((folder for folder in folders if folder in assignments), None)
    if named and assignment and named != assignment:
        raise RefusalError(f"it lies in a folder of {named}, and only {assignment} was asked for.")
    chosen = named or assignment
    holders = [name for name, stems in assignments.items() if released_stem(stem, stems)]
    if chosen in holders or (chosen and not holders):
        return chosen
    if chosen:
        raise RefusalError(f"it is a notebook of {holders[0]}, handed in for {chosen}. Collect it as {holders[0]}.")
    if len(holders) == 1:
        return holders[0]
    if holders:
        raise RefusalError(
            f"{' and '.join(holders)} both have a notebook of that name. Say which assignment to collect."
        )
    released = [released for stems in assignments.values() for released in stems]
    raise RefusalError(
        f"no released notebook is called {stem}, so its assignment is unknown. {did_you_mean(stem, released)} "
        "Say which assignment to collect."
    )


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:6]
