"""Who handed in what: the claim that a file's name makes.

A learner is known by the outermost name alone. What lies further in was named by the learner, who could else hand in
under another's name.
"""

import difflib
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.files import printable
from grader.intake.collecting.archives import Found
from grader.intake.collecting.dates import read_date
from grader.intake.collecting.learners import Learner, folder_name, learner_of
from grader.intake.collecting.recognise import Reading, Seen
from grader.intake.collecting.wrappers import names_week
from grader.intake.collecting.zips import RefusalError
from grader.intake.companions import is_companion
from grader.intake.copies import Named, released_stem, version_of


@dataclass(frozen=True)
class Claim:
    """Whose work a file is, in which assignment, under which name it is kept, and its place among several versions.

    `handed_in` is when, as the platform's name says; `rank` is what the number of a copy says.
    """

    learner: Learner
    assignment: str
    name: str
    handed_in: tuple[int, ...]
    rank: int
    found: Found
    reading: Reading

    @property
    def order(self) -> tuple[tuple[int, ...], int, tuple[int, ...]]:
        """Later versions are greater."""
        return self.handed_in, self.rank, self.found.time


def read_claim(seen: Seen, assignments: Mapping[str, Sequence[str]], assignment: str | None) -> Claim:
    """The claim of a notebook. Raises RefusalError where its path names no learner or no assignment."""
    reading, found = _with_plain_name(seen, assignments), seen.found
    stem = (reading.file if reading.file and len(found.parts) == 1 else found.parts[-1]).removesuffix(".ipynb")
    try:
        chosen = _assignment((found.assignment, *found.parts[:-1]), stem, assignments, assignment)
    except RefusalError as refusal:
        if ".ipynb" in found.origin.lower():
            raise
        raise RefusalError(
            f"it is neither a notebook (.ipynb) nor a zip by its name, but holds a notebook: {refusal}"
        ) from refusal
    version = version_of(stem, assignments[chosen])
    is_version = version is not None and version.named is not Named.AROUND
    # A file that only has a notebook's name in its own may be anything: it keeps its name, and its cells will tell.
    notebook, rank = (version.notebook, version.rank) if version and is_version else (folder_name(stem), 0)
    if not notebook:
        raise RefusalError("its name holds no letter and no digit. Rename it after the released notebook.")
    return _claim(seen, reading, chosen, f"{notebook}.ipynb", rank)


def companion_claims(seen: Seen, beside: Sequence[Claim]) -> list[Claim]:
    """The claims of a file that lies beside notebooks, one for each assignment that these are in.

    Raises RefusalError where there is no notebook beside it, or it is of a kind that does not come along.
    """
    found = seen.found
    name = seen.reading.file if seen.reading.file and len(found.parts) == 1 else found.parts[-1]
    if found.stored is None or not is_companion(name):
        raise RefusalError("it is neither a notebook (.ipynb) nor a zip, nor a file that may lie beside a notebook.")
    if not beside:
        raise RefusalError(
            "it is neither a notebook (.ipynb) nor a zip, and lies beside no notebook that is collected. Files come "
            "along with a notebook in the same folder."
        )
    by_assignment = {claim.assignment: claim for claim in beside}
    claims = [_claim(seen, claim.reading, claim.assignment, name, 0) for claim in by_assignment.values()]
    return [claims[0], *(_with_copy(claim, number) for number, claim in enumerate(claims[1:], start=1))]


def _with_copy(claim: Claim, number: int) -> Claim:
    """The claim with a stored copy of its own, for each is moved into its place."""
    stored = claim.found.copy.with_name(f"{claim.found.copy.name}_{number}")
    shutil.copyfile(claim.found.copy, stored)
    return replace(claim, found=replace(claim.found, stored=stored))


def place_of(seen: Seen) -> tuple[str, tuple[str, ...], str, str]:
    """What two files share that lie side by side: the folder, and the learner where there is none."""
    return seen.found.assignment, seen.found.parts[:-1], seen.reading.name, seen.reading.key


def _claim(seen: Seen, reading: Reading, assignment: str, name: str, rank: int) -> Claim:
    attempt = (int(reading.attempt),) if reading.attempt else ()
    handed_in = read_date(reading.date) or attempt
    return Claim(learner_of(reading, assignment), assignment, name, handed_in, rank, seen.found, reading)


def _with_plain_name(seen: Seen, assignments: Collection[str]) -> Reading:
    """The reading, with the outermost folder for the learner's name where no platform gives one."""
    reading, parts = seen.reading, seen.found.parts
    if not reading.platform:
        if len(parts) == 1 or parts[0] in assignments:
            raise RefusalError(
                "nothing in its path names a learner. Known are STUDENT/ASSIGNMENT/NOTEBOOK.ipynb, "
                "STUDENT/NOTEBOOK.ipynb, and the names that learning platforms give."
            )
        if names_week(parts[0]):
            raise RefusalError(
                f"{printable(parts[0])} is no learner's name. Put it into a folder that is named after the learner."
            )
        reading = replace(reading, name=parts[0])
    if not folder_name(reading.name):
        raise RefusalError("the learner's name in its path holds no letter and no digit. Rename that folder.")
    return reading


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known name, or all known ones where none is near."""
    names = list(known)
    nearest = difflib.get_close_matches(name, names, n=1)
    return f"Did you mean {nearest[0]}?" if nearest else f"There are: {', '.join(names)}."


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
