"""Scratch folders: made, removed whatever a learner left in them, and swept where a grader was killed."""

import contextlib
import fcntl
import os
import re
import tempfile
import time
from pathlib import Path

from grader.runner.removal import empty, enter, remove

_NAME = re.compile(r"grader-(\d+)-")
_TICKS = os.sysconf("SC_CLK_TCK")


class ScratchFolder:
    """A folder for one warm process and its children, locked as long as this grader lives."""

    def __init__(self) -> None:
        sweep()
        self.path = Path(tempfile.mkdtemp(prefix=f"grader-{os.getpid()}-"))
        self._lock: int | None = enter(os.fspath(self.path))
        _is_free(self._lock)

    def new(self) -> Path:
        """An empty folder within, for one child."""
        return Path(tempfile.mkdtemp(dir=self.path))

    def close(self) -> None:
        """Remove it with all that it holds. What a child left that cannot be removed was told when the child ended."""
        with contextlib.suppress(OSError):
            remove(self.path)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def sweep() -> None:
    """Remove what graders that were killed left behind.

    A folder is left alone while its grader lives: a process of that number here, unless it began after the folder was
    last changed, or one that holds the lock, which also tells of graders in other containers that share the folder for
    temporary files.
    """
    for folder in Path(tempfile.gettempdir()).glob("grader-*-*"):
        if name := _NAME.match(folder.name):
            with contextlib.suppress(OSError):
                _sweep(folder, int(name[1]))


def _sweep(folder: Path, pid: int) -> None:
    """Look at the folder and remove it by one descriptor: another account may put something else under its name."""
    if folder.lstat().st_uid != os.geteuid():
        return
    descriptor = enter(os.fspath(folder))
    try:
        state = os.fstat(descriptor)
        if state.st_uid == os.geteuid() and not _lives(pid, state.st_mtime) and _is_free(descriptor):
            empty(descriptor)
            folder.rmdir()
    finally:
        os.close(descriptor)


def _is_free(folder: int) -> bool:
    """Take the folder's lock, which this descriptor then holds; False where another holds it."""
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lives(pid: int, changed: float) -> bool:
    """Whether a process of that number lives that was there when the folder was `changed` (seconds since 1970)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return changed > time.time() - _age(pid) - 1


def _age(pid: int) -> float:
    """For how many seconds a process has been there; for ever where the system does not tell (proc_pid_stat(5))."""
    try:
        started = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[19]
        return float(Path("/proc/uptime").read_text("utf-8").split()[0]) - int(started) / _TICKS
    except (OSError, LookupError, ValueError):
        return float("inf")
