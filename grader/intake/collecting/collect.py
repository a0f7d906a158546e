"""Collecting: from what a learning management system gives to submitted/STUDENT/ASSIGNMENT/.

nbgrader's own zip collector takes one assignment at a time, and stops for the whole class where a folder already holds
something or a notebook comes twice.

No timestamp.txt is written. nbgrader would read it as the time of submission in UTC, but the times in a zip have no
zone and are those of the learner's clock, of the upload or of the download, depending on who made the zip. A wrong time
would make a learner late. What a platform's names say of dates and lateness is kept beside (see `origins`).
"""

import contextlib
import os
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.errors import UnknownNameError
from grader.intake.collecting import placing
from grader.intake.collecting.archives import Found, Refused, unpack
from grader.intake.collecting.learners import Folders
from grader.intake.collecting.lms_names import Claim, companion_claims, did_you_mean, place_of, read_claim
from grader.intake.collecting.persons import name_persons
from grader.intake.collecting.recognise import IsKnown, Reading, Seen, passed_over, read_source
from grader.intake.collecting.wrappers import without_wrappers
from grader.intake.collecting.zips import RefusalError
from grader.intake.companions import COMPANION_BYTES, COMPANION_FILES
from grader.intake.copies import Named, version_of
from grader.intake.notebooks import matching

Claims = Mapping[str, Sequence[Claim]]
"""One learner's work for one assignment: the claims for each notebook and companion, the latest last."""

_MOST_NAMED = 8


@dataclass(frozen=True)
class Placed:
    """A file that now stands at `path`, and what its name in the source said. `earlier` is the folder that keeps the
    submission it replaced, if any.
    """

    student: str
    assignment: str
    path: Path
    origin: str
    unchanged: bool = False
    earlier: Path | None = None
    reading: Reading = field(default_factory=Reading)


@dataclass
class Collected:
    """Which notebooks were put where, and the files beside them, what was refused and why, and what else the instructor
    should know.
    """

    placed: list[Placed] = field(default_factory=list)
    companions: list[Placed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def collect(
    source: Path,
    root: Path,
    assignments: Mapping[str, Sequence[str]],
    assignment: str | None = None,
    released: Path | None = None,
) -> Collected:
    """Put the notebooks of a folder or a zip, and what lies beside them, into root/submitted/STUDENT/ASSIGNMENT/.

    `assignments` maps each assignment to the stems of its released notebooks. Without `assignment`, a notebook's folder
    or name must tell it, or its cells, which are compared with those in the folder `released`. Of several versions the
    latest with work in it counts. A submission that is replaced moves to root/submitted_earlier/STUDENT/ASSIGNMENT/N/,
    but its files that the later one lacks stay too. The source is left as it is. Raises UnknownNameError for an
    unknown assignment, and CollectError where nothing can be collected at all.
    """
    if assignment is not None and assignment not in assignments:
        raise UnknownNameError(f"There is no assignment {assignment}. {did_you_mean(assignment, assignments)}")
    root.mkdir(parents=True, exist_ok=True)
    # In root, so that a rename into place stays within one file system.
    with TemporaryDirectory(prefix=".collecting-", dir=root) as staging:
        unpacked = unpack(source, Path(staging))
        collected = Collected(refused=unpacked.refused, notes=unpacked.notes)
        files, notes = without_wrappers(unpacked.found, source.stem, assignments)
        collected.notes += notes
        seen, used, notes = read_source(files, assignments, _is_known(assignments))
        collected.notes += notes
        seen = _handed_in(name_persons(seen, collected.notes), used, collected)
        claims = _read_claims(seen, assignments, assignment, released, collected)
        for (student, name), submission in _submissions(claims, root, released, collected).items():
            _place(_bounded(submission, student, name, collected), student, name, root, collected)
    return collected


def _is_known(assignments: Mapping[str, Sequence[str]]) -> IsKnown:
    stems = [stem for released in assignments.values() for stem in released]

    def is_known(name: str) -> bool:
        version = version_of(name.removesuffix(".ipynb"), stems)
        return version is not None and version.named is not Named.AROUND

    return is_known


def _handed_in(seen: Sequence[Seen], used: set[str], collected: Collected) -> list[Seen]:
    """Without what a platform made itself or keeps, which is named in a sentence."""
    reasons = [passed_over(one.found, used) for one in seen]
    for reason in sorted(set(reasons) - {""}):
        names = [one.found.origin for one, why in zip(seen, reasons, strict=True) if why == reason]
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        collected.notes.append(f"No submissions, for they are {reason}: {', '.join(names[:_MOST_NAMED])}{more}.")
    return [one for one, why in zip(seen, reasons, strict=True) if not why]


def _read_claims(
    seen: Sequence[Seen],
    assignments: Mapping[str, Sequence[str]],
    assignment: str | None,
    released: Path | None,
    collected: Collected,
) -> list[Claim]:
    claims: list[Claim] = []
    beside: dict[object, list[Claim]] = defaultdict(list)
    for one in sorted(seen, key=lambda one: not one.found.is_notebook):
        try:
            if one.found.is_notebook:
                claims.append(_claim(one, assignments, assignment, released))
                beside[place_of(one)].append(claims[-1])
            else:
                claims += companion_claims(one, beside.get(place_of(one), ()))
        except RefusalError as refusal:
            collected.refused.append(Refused(one.found.origin, str(refusal)))
    return claims


def _claim(
    seen: Seen, assignments: Mapping[str, Sequence[str]], assignment: str | None, released: Path | None
) -> Claim:
    """The claim of a notebook's name, or, where that does not tell the assignment, of its cells."""
    try:
        return read_claim(seen, assignments, assignment)
    except RefusalError:
        told = matching.look_at(seen.found.copy, released).clearest() if released and not assignment else []
        if len(told) != 1 or told[0][0] not in assignments:
            raise
        return read_claim(seen, assignments, told[0][0])


def _submissions(
    claims: Sequence[Claim], root: Path, released: Path | None, collected: Collected
) -> dict[tuple[str, str], Claims]:
    folders, notes = Folders(root).assign(claim.learner for claim in claims)
    collected.notes += notes
    submissions: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(claims, key=lambda claim: claim.order):
        submissions[folders[claim.learner], claim.assignment][claim.name].append(claim)
        _keep_time(claim.found)
    for versions in (one for submission in submissions.values() for one in submission.values() if len(one) > 1):
        if released and versions[0].found.is_notebook:
            key = versions[0].assignment, versions[0].name.removesuffix(".ipynb")
            versions.sort(key=lambda claim: matching.look_at(claim.found.copy, released).work_on(key))
    return dict(sorted(submissions.items()))


def _keep_time(found: Found) -> None:
    """Give our copy the time that the source gives, by which the newer of two copies under two names is known."""
    with contextlib.suppress(ValueError, OverflowError, OSError):
        seconds = time.mktime((*found.time, 0, 0, -1))  # type: ignore[arg-type]  # six numbers, or it raises
        os.utime(found.copy, (seconds, seconds))


def _bounded(submission: Claims, student: str, assignment: str, collected: Collected) -> Claims:
    """Without the companions that are too many, or too large together."""
    left, size = COMPANION_FILES, COMPANION_BYTES
    kept = {name: claims for name, claims in submission.items() if claims[0].found.is_notebook}
    for name, claims in sorted(submission.items()):
        if name in kept:
            continue
        left -= 1
        size -= (this := max(claim.found.copy.stat().st_size for claim in claims))
        if left >= 0 and size >= 0:
            kept[name] = claims
            continue
        size += this
        reason = (
            f"{student} has more than {COMPANION_FILES} files or {COMPANION_BYTES // 1024**2} MB beside the notebooks "
            f"of {assignment}, and it is not among the first of them. Ask for the notebooks and what they need."
        )
        collected.refused += [Refused(claim.found.origin, reason) for claim in claims]
    return kept


def _place(submission: Claims, student: str, assignment: str, root: Path, collected: Collected) -> None:
    latest = {name: claims[-1] for name, claims in submission.items()}
    try:
        unchanged, earlier = placing.place(submission, student, assignment, root)
    except (RefusalError, OSError) as error:
        reason = f"it cannot be put into submitted/{student}/{assignment}: {error}"
        collected.refused += [Refused(claim.found.origin, reason) for claim in latest.values()]
        return
    for name, claim in sorted(latest.items()):
        path = root / "submitted" / student / assignment / name
        kept = None if name in unchanged else earlier
        placed = Placed(student, assignment, path, claim.found.origin, name in unchanged, kept, claim.reading)
        (collected.placed if claim.found.is_notebook else collected.companions).append(placed)
        collected.notes += _notes_on_versions(submission[name], student, assignment)


def _notes_on_versions(claims: Sequence[Claim], student: str, assignment: str) -> list[str]:
    if len(claims) == 1:
        return []
    *older, chosen = [claim.found.origin for claim in claims]
    last = max(claim.order for claim in claims)
    newest = [claim.found.origin for claim in claims if claim.order == last]
    why = " as the latest" if chosen in newest else f", for {newest[-1]} has no work in it"
    if chosen in newest and len(newest) > 1:
        why = ", though nothing tells which of them is the latest: look at all of them"
    return [
        f"{student} handed in {claims[0].name} {len(claims)} times: {chosen} counts{why}, "
        f"{', '.join(older)} went to submitted_earlier/{student}/{assignment}."
    ]
