"""What a process uses at this moment, read from outside. Source of the fields: proc_pid_stat(5), proc_pid_status(5)."""

import contextlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

_BLOCK = 512
_MEMORY = (b"RssAnon:", b"RssShmem:", b"VmPTE:")
_LONGEST_PATH, _LONGEST_MAPS = 2000, 4 << 20
"""Bytes of a path that can still be followed, and of the list of what a process has mapped."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """Seconds of processor time so far; threads; bytes of memory that are in no file, page tables among them; whether
    the main thread has ended before others, for then the system tells of no memory any more; whether it has chosen to
    wait, and is neither ready to run nor kept waiting for a disk.
    """

    cpu_seconds: float
    threads: int
    memory: int
    headless: bool
    idle: bool


def read_usage(pid: int) -> Usage | None:
    """What the process uses, or None where it has ended or the system does not tell."""
    try:
        line = Path(f"/proc/{pid}/stat").read_bytes()
        status = Path(f"/proc/{pid}/status").read_bytes()
    except OSError:
        return None
    state, *numbers = line.rpartition(b")")[2].split()  # the name before may hold spaces and parentheses
    threads = int(numbers[16])
    # The process names itself, and the system escapes only the line feeds in its name: no other split is safe.
    memory = sum(int(line.split()[1]) for line in status.split(b"\n") if line.startswith(_MEMORY))
    cpu_seconds = (int(numbers[10]) + int(numbers[11])) / _TICKS
    headless, idle = state == b"Z" and threads > 1, state not in (b"R", b"D")
    return Usage(cpu_seconds, threads, memory * 1024, headless, idle)


def read_deleted(pid: int) -> int:
    """Bytes on disk of files and folders that have no name any more, and that the process still has open."""
    size = 0
    for entry in _entries(f"/proc/{pid}/fd"):
        with contextlib.suppress(OSError):
            state = entry.stat()
            has_name = bool(state.st_nlink) or not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode))
            size += 0 if has_name else state.st_blocks * _BLOCK
    return size


def count_deleted_maps(pid: int, folder: Path) -> int | None:
    """How many files of `folder` the process has mapped that have no name any more; how large they are nobody tells.
    None where the list of what it has mapped is longer than any notebook needs.
    """
    beneath, deleted = f" {os.path.realpath(folder)}/".encode(), b" (deleted)"
    with contextlib.suppress(OSError):
        with open(f"/proc/{pid}/maps", "rb") as maps:
            text = maps.read(_LONGEST_MAPS)
        if len(text) == _LONGEST_MAPS:
            return None
        lines = text.split(b"\n")
        return len({line.split()[4] for line in lines if beneath in line and line.endswith(deleted)})
    return 0


def read_disk(folder: Path, most_files: int) -> tuple[int, int]:
    """Bytes on disk, and files and folders, beneath `folder`. Counting stops beyond `most_files`; so deep a nest that
    its paths could not be followed any more counts as beyond.
    """
    size = count = 0
    waiting = [os.fspath(folder)]
    while waiting and count <= most_files:
        for entry in _entries(waiting.pop()):
            count += 1 if len(os.fsencode(entry.path)) < _LONGEST_PATH else most_files + 1
            with contextlib.suppress(OSError):
                size += entry.stat(follow_symlinks=False).st_blocks * _BLOCK
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    return size, count


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What a folder holds, also where the learner made it without the right to list it."""
    with contextlib.suppress(OSError):
        if not os.access(folder, os.R_OK | os.X_OK):
            os.chmod(folder, 0o700)
        with os.scandir(folder) as entries:
            return list(entries)
    return []
