"""A folder for each learner, so that no name leads into the folder of somebody else.

Names are chosen by learners or by platforms; different ones can become one folder name, and people share names. Who
owns a folder is known from what was collected before (see `origins`).
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.files import printable
from grader.intake.collecting.origins import all_origins
from grader.intake.collecting.recognise import Reading


@dataclass(frozen=True, order=True)
class Learner:
    """A learner as the source names one, with the login or number that the platform put there, if any.

    `assignment` is given where the number is good for one assignment alone.
    """

    name: str
    key: str = ""
    platform: str = ""
    assignment: str = ""


def learner_of(reading: Reading, assignment: str) -> Learner:
    """The learner that a reading names, in a file for this assignment."""
    scope = assignment if reading.key and reading.key == reading.participant else ""
    return Learner(reading.name, reading.key, reading.platform, scope)


def folder_name(name: str) -> str:
    """The name with all but letters, digits, dots, hyphens and underscores turned into underscores; may be empty."""
    # Letters of every alphabet stay, with their marks: without them, Zoë and Zoé would be one learner.
    kept = "".join(
        letter if letter.isalnum() or letter in "._-" or unicodedata.category(letter)[0] == "M" else "_"
        for letter in unicodedata.normalize("NFC", name)
    )
    return re.sub("__+", "_", kept).strip("._-")


Person = tuple[Learner, ...]
"""One person: all learners of one name and key, and of one name where the keys are those of different assignments."""


class Folders:
    """The folders of a class, and who owns each."""

    def __init__(self, root: Path) -> None:
        submitted = root / "submitted"
        present = [path.name for path in submitted.iterdir()] if submitted.is_dir() else []
        self._names = {_folded(name): name for name in present}
        self._owners: dict[str, set[Learner]] = defaultdict(set)
        self._of_learner: dict[Learner, str] = {}
        self._of_name: dict[str, set[str]] = defaultdict(set)
        for folder, assignment, reading in all_origins(root):
            if _folded(folder) in self._names:
                learner = learner_of(reading, assignment)
                self._owners[_folded(folder)].add(learner)
                self._of_learner[learner] = self._of_learner.get(learner, folder)
                self._of_name[learner.name].add(folder)
        self._taken: set[str] = set()

    def assign(self, learners: Iterable[Learner]) -> tuple[dict[Learner, str], list[str]]:
        """A folder name for each learner, and a sentence for those that would share one; these get a number added."""
        namesakes: dict[str, list[Person]] = defaultdict(list)
        for person in _persons(learners):
            namesakes[_folded(folder_name(person[0].name))].append(person)
        known = {person: folder for group in namesakes.values() for person in group if (folder := self._known(person))}
        self._taken = set(map(_folded, known.values()))
        chosen, notes = dict(known), list[str]()
        # Those that need a number come first: nobody else gets such a name by being called so.
        for group in sorted(namesakes.values(), key=len, reverse=True):
            new = [person for person in group if person not in known]
            for person in new:
                chosen[person] = self._choose(person, is_alone=len(group) == 1)
                self._taken.add(_folded(chosen[person]))
            notes += self._sentences(group, new, chosen)
        return {learner: folder for person, folder in chosen.items() for learner in person}, notes

    def _known(self, person: Person) -> str:
        """The folder that this very learner owns; empty where none is known."""
        return next((folder for learner in person if (folder := self._of_learner.get(learner))), "")

    def _choose(self, person: Person, is_alone: bool) -> str:
        name = person[0].name
        base = folder_name(name)
        is_one_person = len(self._of_name.get(name, ())) <= 1
        if is_alone and is_one_person and _folded(base) not in self._taken and self._may_own(person, base):
            return self._names.get(_folded(base), base)
        longer = _longer_names(person[0], base)
        return next(one for one in longer if _folded(one) not in self._taken and _folded(one) not in self._names)

    def _may_own(self, person: Person, folder: str) -> bool:
        """Whether a folder is free, or may be this learner's from before."""
        name, learner = self._names.get(_folded(folder)), person[0]
        if name is None:
            return True
        owners = self._owners.get(_folded(folder))
        if not owners:
            return unicodedata.normalize("NFC", name) == folder
        is_named = not learner.platform and learner.name == name
        is_namesake = any(owner.name == learner.name for owner in owners)
        return is_named or (is_namesake and not any(_differ(owner, one) for owner in owners for one in person))

    def _sentences(self, group: list[Person], new: list[Person], chosen: dict[Person, str]) -> list[str]:
        names = ", ".join(f"{printable(person[0].name)!r} as {chosen[person]}" for person in group)
        if len(group) > 1:
            return [f"{len(group)} learners would share one folder, so they are kept apart: {names}."]
        if not new:
            return []
        name, folder = new[0][0].name, chosen[new[0]]
        known = sorted(self._of_name.get(name, set()) - {folder})
        if known:
            return [
                f"A learner of a known name may be somebody new, and gets a folder: {names}, beside "
                f"{', '.join(known)}. If it is the same person, move the work there."
            ]
        if _folded(folder) != _folded(folder_name(name)):
            owned = folder_name(name)
            return [f"The folder {owned} belongs to another learner, so they are kept apart: {names}."]
        return []


def _persons(learners: Iterable[Learner]) -> list[Person]:
    """The learners of one source as persons: a number that is good for one assignment differs in another."""
    by_name: dict[tuple[str, str], list[Learner]] = defaultdict(list)
    for learner in sorted(set(learners)):
        by_name[learner.name, learner.platform].append(learner)
    persons: list[Person] = []
    for group in by_name.values():
        keys = [(learner.assignment, learner.key) for learner in group]
        is_one = all(assignment for assignment, _ in keys) and len({one for one, _ in keys}) == len(keys)
        by_key: dict[str, list[Learner]] = defaultdict(list)
        for learner in group:
            by_key["" if is_one else learner.key].append(learner)
        persons += map(tuple, by_key.values())
    return persons


def _differ(one: Learner, other: Learner) -> bool:
    """Whether two learners of one name are known to be two people."""
    comparable = one.platform == other.platform and one.assignment == other.assignment
    return comparable and bool(one.key and other.key) and one.key != other.key


def _longer_names(learner: Learner, base: str) -> Iterator[str]:
    """Names for a learner whose own is taken; the last ones belong to nobody else."""
    key = folder_name(learner.key)
    if key:
        yield f"{base}-{key}"
    told = learner.name + (f"\0{learner.key}\0{learner.platform}" if key else "")
    digest = hashlib.sha256(told.encode()).hexdigest()
    for length in (6, 16, 32, 64):
        yield "-".join(filter(None, (base, key, digest[:length])))


def _folded(name: str) -> str:
    """What is equal for two names that some file system, or an eye, could take for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
