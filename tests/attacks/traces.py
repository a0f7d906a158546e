"""What is there before a grading run and must be there after it, and nothing more."""

import ctypes
import hashlib
import os
import sysconfig
from pathlib import Path

import grader

ATTACK_KEY = 0x666
"""Under which attacks make shared memory of System V, as they call other things "attack": what else comes and goes
there belongs to other programs, such as a database.
"""
_PR_SET_CHILD_SUBREAPER = 36
_MADE_BY_GRADING = (".grader", "autograded", "feedback", "gradebook.db", "nbgrader_config.py", "__pycache__")


def be_subreaper() -> None:
    """From now on, processes that outlive the grader's become children of this one, where `traces` sees them."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def traces(root: Path, home: Path, course: Path, scratch: Path) -> dict[str, list[str]]:
    """Everything that an attack may not change or leave behind."""
    return {
        "class": _contents(root),
        "home": _contents(home),
        "course": _contents(course),
        "grader": _contents(Path(grader.__file__).parent),
        "packages": _sizes(Path(sysconfig.get_path("purelib"))),
        "scratch": sorted(path.name for path in scratch.iterdir()),
        "processes": _children(),
        "shared memory": sorted(name for name in os.listdir("/dev/shm") if "attack" in name),
        "system v": _segments(),
        "sockets": [line for line in Path("/proc/net/unix").read_text("utf-8").splitlines() if "attack" in line],
    }


def _segments() -> list[str]:
    """The identifiers of the segments under the attacks' key (proc_sysvipc(5): key, identifier, ...)."""
    rows = [line.split() for line in Path("/proc/sysvipc/shm").read_text("utf-8").splitlines()[1:]]
    return [identifier for key, identifier, *_ in rows if int(key) == ATTACK_KEY]


def _contents(folder: Path) -> list[str]:
    """Each file and folder with its rights and contents."""
    names = [path.relative_to(folder) for path in sorted(folder.rglob("*"))]
    return [f"{name} {_digest(folder / name)}" for name in names if not set(name.parts) & set(_MADE_BY_GRADING)]


def _digest(path: Path) -> str:
    mode = path.lstat().st_mode
    data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
    return f"{mode:o} {hashlib.sha256(data).hexdigest()}"


def _sizes(folder: Path) -> list[str]:
    """Each entry of a folder with its size and time: what adds, removes or replaces one shows."""
    stats = [(path.name, path.lstat()) for path in sorted(folder.iterdir()) if path.name != "__pycache__"]
    return [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats]


def _children() -> list[str]:
    """The processes, dead ones that nobody has waited for included, whose parent is this one."""
    children = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1]) == os.getpid():
                children.append(stat.parent.name)
        except (OSError, ProcessLookupError):
            continue
    return sorted(children)
