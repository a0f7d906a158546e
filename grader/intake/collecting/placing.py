"""Putting a submission in its place: what was there before goes to a shelf first, and nothing is half written."""

import filecmp
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.intake.collecting.learners import folder_name
from grader.intake.collecting.lms_names import Claim
from grader.intake.collecting.origins import SHELVED, Origin, origins_path, read_origins, write_origins
from grader.intake.collecting.zips import RefusalError
from grader.intake.submissions import EXCHANGE_FILES


def place(
    submission: Mapping[str, Sequence[Claim]], student: str, assignment: str, root: Path
) -> tuple[set[str], Path | None]:
    """Put the latest version of each file into its folder. Returns the names that were there already, unchanged, and
    the folder in which the last of the earlier submissions is kept, if any.

    Older versions in the same source go the way of an earlier submission: put in place, then replaced. Raises
    RefusalError where a link lies in the way, and OSError.
    """
    folder = root / "submitted" / student / assignment
    latest = {name: claims[-1] for name, claims in submission.items()}
    unchanged = {name for name, claim in latest.items() if _is_same(claim.found.copy, folder / name)}
    earlier = None
    most = max(map(len, submission.values()))
    # The versions are counted from the last: what came once belongs to the latest.
    for version in range(-most, 0) if len(unchanged) < len(latest) else (-1,):
        batch = {name: claims[version] for name, claims in submission.items() if len(claims) >= -version}
        earlier = _put(batch, student, assignment, root) or earlier
    return unchanged, earlier


def _put(batch: Mapping[str, Claim], student: str, assignment: str, root: Path) -> Path | None:
    folder = root / "submitted" / student / assignment
    for way in (folder.parent, folder):
        if way.is_symlink():
            raise RefusalError(f"{way} is a symbolic link. Put a folder in its place.")
    changed = {name: claim for name, claim in batch.items() if not _is_same(claim.found.copy, folder / name)}
    told = origins_path(root, student, assignment)
    origins = read_origins(told)
    earlier = None
    if any((folder / name).exists() for name in changed):
        earlier = _shelve(folder, root / "submitted_earlier" / student / assignment, told)
        for name in EXCHANGE_FILES:  # They told the time of the submission that is now on the shelf.
            (folder / name).unlink(missing_ok=True)
    # Before the files, so that a folder never stands there whose owner is unknown.
    origins |= {name: Origin(claim.found.origin, claim.reading) for name, claim in batch.items()}
    if told.exists() or any(_says_more(claim, name) for name, claim in batch.items()):
        write_origins(told, origins)
    folder.mkdir(parents=True, exist_ok=True)
    for name, claim in changed.items():
        os.replace(claim.found.copy, folder / name)
    return earlier


def _says_more(claim: Claim, name: str) -> bool:
    """Whether the source says more of a file than its place does."""
    is_plain = not claim.reading.platform and folder_name(claim.reading.name) == claim.reading.name
    return not is_plain or claim.found.parts[-1] != name


def _shelve(folder: Path, shelf: Path, told: Path) -> Path:
    numbers = [int(path.name) for path in shelf.glob("*") if path.name.isdecimal()]
    target = shelf / str(1 + max(numbers, default=0))
    unfinished = shelf / f".{target.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink():
            shutil.copy2(path, unfinished)
    if told.exists():
        shutil.copy2(told, unfinished / SHELVED)
    return unfinished.rename(target)


def _is_same(copy: Path, path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and filecmp.cmp(copy, path, shallow=False)
