"""Scratch folders: made, removed whatever a learner left in them, and swept where a grader was killed."""

import contextlib
import fcntl
import os
import re
import tempfile
from itertools import count
from pathlib import Path

_NAME = re.compile(r"grader-(\d+)-")


class ScratchFolder:
    """A folder for one warm process and its children, locked as long as this grader lives."""

    def __init__(self) -> None:
        sweep()
        self.path = Path(tempfile.mkdtemp(prefix=f"grader-{os.getpid()}-"))
        self._lock = _lock(self.path)

    def new(self) -> Path:
        """An empty folder within, for one child."""
        return Path(tempfile.mkdtemp(dir=self.path))

    def close(self) -> None:
        """Remove it with all that it holds."""
        remove(self.path)
        if self._lock is not None:
            os.close(self._lock)


def sweep() -> None:
    """Remove what graders that were killed left behind.

    A folder is left alone while its grader lives: a process of that number here, or one that holds the lock, which
    also tells of graders in other containers that share the folder for temporary files.
    """
    for folder in Path(tempfile.gettempdir()).glob("grader-*-*"):
        name = _NAME.match(folder.name)
        with contextlib.suppress(OSError):
            if name is None or folder.is_symlink() or folder.stat().st_uid != os.geteuid() or _lives(int(name[1])):
                continue
            if (lock := _lock(folder)) is not None:
                remove(folder)
                os.close(lock)


def remove(folder: Path) -> None:
    """Remove a folder that no process uses any more, however deep a learner nested it, rights of its own or not.

    Folders are taken up to the top before they are emptied, so that no path grows longer than the system allows.
    """
    numbers = count()
    with contextlib.suppress(OSError):
        while entries := list(os.scandir(folder)):
            for entry in entries:
                _remove_entry(entry, folder, numbers)
        folder.rmdir()


def _remove_entry(entry: os.DirEntry[str], top: Path, numbers: "count[int]") -> None:
    if not entry.is_dir(follow_symlinks=False):
        os.unlink(entry.path)
        return
    os.chmod(entry.path, 0o700)
    with os.scandir(entry.path) as inner:
        for child in list(inner):
            if child.is_dir(follow_symlinks=False):
                os.chmod(child.path, 0o700)
                os.rename(child.path, top / f".removed-{next(numbers)}")
            else:
                os.unlink(child.path)
    os.rmdir(entry.path)


def _lock(folder: Path) -> int | None:
    """A descriptor that holds the folder's lock until it is closed; None where another holds it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
