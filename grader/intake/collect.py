"""Collecting: from what a learning management system gives to submitted/STUDENT/ASSIGNMENT/.

nbgrader's own zip collector serves for reading file names (see lms_names). The rest of it does not: it takes one
assignment at a time, and stops for the whole class where a folder already holds something or a notebook comes twice.

No timestamp.txt is written. nbgrader would read it as the time of submission in UTC, but the times in a zip have no
zone and are those of the learner's clock, of the upload or of the download, depending on who made the zip. A wrong time
would make a learner late.
"""

import filecmp
import os
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.errors import UnknownNameError
from grader.intake.archives import Found, RefusalError, Refused, unpack
from grader.intake.lms_names import Claim, did_you_mean, read_claim, student_ids, without_wrapper
from grader.intake.submissions import EXCHANGE_FILES

Submission = Mapping[str, Sequence[Claim]]
"""One learner's work for one assignment: the claims for each notebook, the latest last."""


@dataclass(frozen=True)
class Placed:
    """A notebook that now stands at `path`. `earlier` is the folder that keeps the submission it replaced, if any."""

    student: str
    assignment: str
    path: Path
    origin: str
    unchanged: bool = False
    earlier: Path | None = None


@dataclass
class Collected:
    """What was put where, what was refused and why, and what else the instructor should know."""

    placed: list[Placed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def collect(
    source: Path, root: Path, assignments: Mapping[str, Sequence[str]], assignment: str | None = None
) -> Collected:
    """Put the notebooks of a folder or a zip into root/submitted/STUDENT/ASSIGNMENT/.

    `assignments` maps each assignment to the stems of its released notebooks. Without `assignment`, a notebook's folder
    or name must tell it. A submission that is replaced moves to root/submitted_earlier/STUDENT/ASSIGNMENT/N/, but
    its notebooks that the later one lacks stay too. The source is left as it is. Raises UnknownNameError for an unknown
    assignment, and CollectError where nothing can be collected at all.
    """
    if assignment is not None and assignment not in assignments:
        raise UnknownNameError(f"There is no assignment {assignment}. {did_you_mean(assignment, assignments)}")
    root.mkdir(parents=True, exist_ok=True)
    # In root, so that a rename into place stays within one file system.
    with TemporaryDirectory(prefix=".collecting-", dir=root) as staging:
        unpacked = unpack(source, Path(staging))
        collected = Collected(refused=unpacked.refused)
        found, collected.notes = without_wrapper(unpacked.found, source.stem, assignments)
        claims = _read_claims(found, assignments, assignment, collected)
        for (student, name), submission in _submissions(claims, collected).items():
            _place(submission, student, name, root, collected)
    return collected


def _read_claims(
    found: Sequence[Found], assignments: Mapping[str, Sequence[str]], assignment: str | None, collected: Collected
) -> list[Claim]:
    claims = []
    for file in found:
        try:
            claims.append(read_claim(file, assignments, assignment))
        except RefusalError as refusal:
            collected.refused.append(Refused(file.origin, str(refusal)))
    return claims


def _submissions(claims: Sequence[Claim], collected: Collected) -> dict[tuple[str, str], Submission]:
    ids, notes = student_ids(claim.learner for claim in claims)
    collected.notes += notes
    submissions: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(claims, key=lambda claim: (claim.rank, claim.found.time)):
        submissions[ids[claim.learner], claim.assignment][claim.notebook].append(claim)
    return dict(sorted(submissions.items()))


def _place(submission: Submission, student: str, assignment: str, root: Path, collected: Collected) -> None:
    folder = root / "submitted" / student / assignment
    shelf = root / "submitted_earlier" / student / assignment
    latest = {notebook: claims[-1] for notebook, claims in submission.items()}
    try:
        unchanged = {notebook for notebook, claim in latest.items() if _is_same(claim.found.stored, folder / notebook)}
        earlier = None
        if len(unchanged) < len(latest):
            earlier = _put_all(submission, folder, shelf)
    except (RefusalError, OSError) as error:
        reason = f"it cannot be put into submitted/{student}/{assignment}: {error}"
        collected.refused += [Refused(claim.found.origin, reason) for claim in latest.values()]
        return
    for notebook, claim in sorted(latest.items()):
        is_unchanged = notebook in unchanged
        collected.placed.append(
            Placed(
                student,
                assignment,
                folder / notebook,
                claim.found.origin,
                is_unchanged,
                None if is_unchanged else earlier,
            )
        )
        collected.notes += _notes_on_versions(submission[notebook], student, assignment)


def _put_all(submission: Submission, folder: Path, shelf: Path) -> Path | None:
    # Older versions in the same source go the way of an earlier submission: put in place, then replaced.
    earlier = None
    for version in range(max(map(len, submission.values()))):
        batch = {notebook: claims[version] for notebook, claims in submission.items() if version < len(claims)}
        earlier = _put({notebook: claim.found.stored for notebook, claim in batch.items()}, folder, shelf) or earlier
    return earlier


def _put(stored: Mapping[str, Path], folder: Path, shelf: Path) -> Path | None:
    for place in (folder.parent, folder):
        if place.is_symlink():
            raise RefusalError(f"{place} is a symbolic link. Put a folder in its place.")
    changed = {notebook: copy for notebook, copy in stored.items() if not _is_same(copy, folder / notebook)}
    folder.mkdir(parents=True, exist_ok=True)
    earlier = None
    if any((folder / notebook).exists() for notebook in changed):
        earlier = _shelve(folder, shelf)
        for name in EXCHANGE_FILES:  # They told the time of the submission that is now on the shelf.
            (folder / name).unlink(missing_ok=True)
    for notebook, copy in changed.items():
        os.replace(copy, folder / notebook)
    return earlier


def _shelve(folder: Path, shelf: Path) -> Path:
    numbers = [int(path.name) for path in shelf.glob("*") if path.name.isdecimal()]
    target = shelf / str(1 + max(numbers, default=0))
    unfinished = shelf / f".{target.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink():
            shutil.copy2(path, unfinished)
    return unfinished.rename(target)


def _is_same(copy: Path, path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and filecmp.cmp(copy, path, shallow=False)


def _notes_on_versions(claims: Sequence[Claim], student: str, assignment: str) -> list[str]:
    if len(claims) == 1:
        return []
    *older, latest = [claim.found.origin for claim in claims]
    return [
        f"{student} handed in {claims[0].notebook} {len(claims)} times: {latest} counts as the latest, "
        f"{', '.join(older)} went to submitted_earlier/{student}/{assignment}."
    ]
