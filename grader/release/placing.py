"""Putting a release in the place of the one before: whole folders, and what somebody changed there is kept."""

import filecmp
import shutil
from datetime import datetime
from pathlib import Path

from grader.course import Course

_CHECKPOINTS = ".ipynb_checkpoints"


def replace_folder(new: Path, old: Path) -> None:
    """Put `new` in the place of `old`: beside it first, then two renames."""
    beside, before = old.with_name(f".{old.name}.new"), old.with_name(f".{old.name}.old")
    for leftover in (beside, before):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(new, beside)
    if old.exists():
        old.rename(before)
    beside.rename(old)
    shutil.rmtree(before, ignore_errors=True)


def keep_changed(course: Course, new: Path, old: Path) -> list[Path]:
    """Copy what is about to be replaced and is not the same: somebody may have worked in it."""
    folder = course.build / "replaced" / datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S") / old.name
    kept = []
    for name in sorted(_files(old)):
        if (new / name).is_file() and filecmp.cmp(new / name, old / name, shallow=False):
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        kept.append(Path(shutil.copy2(old / name, folder / name)))
    return kept


def difference(new: Path, old: Path) -> list[str]:
    """Sentences on each file that is not the same in both folders."""
    fresh, present = _files(new), _files(old)
    sentences = [f"{old.name}/{name} is missing in course/." for name in sorted(fresh - present)]
    sentences += [f"{old.name}/{name} does not come from solutions/." for name in sorted(present - fresh)]
    same = [name for name in sorted(fresh & present) if not filecmp.cmp(new / name, old / name, shallow=False)]
    return sentences + [f"{old.name}/{name} is not what solutions/ generate." for name in same]


def _files(folder: Path) -> set[str]:
    """The files below a folder, without the copies that JupyterLab makes of notebooks that are open."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if _CHECKPOINTS not in path.parts}
