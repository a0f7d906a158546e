"""What a process uses at this moment, read from outside. Source of the fields: proc_pid_stat(5), proc_pid_status(5)."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

_BLOCK = 512
_LONGEST_PATH = 2000
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """Seconds of processor time so far; threads; bytes of memory that are in no file."""

    cpu_seconds: float
    threads: int
    memory: int


def read_usage(pid: int) -> Usage | None:
    """What the process uses, or None where it has ended or the system does not tell."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    numbers = stat.rpartition(")")[2].split()  # the name before may hold spaces and parentheses
    memory = sum(int(line.split()[1]) for line in status.splitlines() if line.startswith(("RssAnon", "RssShmem")))
    return Usage((int(numbers[11]) + int(numbers[12])) / _TICKS, int(numbers[17]), memory * 1024)


def read_disk(folder: Path, most_files: int) -> tuple[int, int]:
    """Bytes on disk, and files and folders, beneath `folder`. Counting stops beyond `most_files`; so deep a nest that
    its paths could not be followed any more counts as beyond.
    """
    size = count = 0
    waiting = [os.fspath(folder)]
    while waiting and count <= most_files:
        for entry in _entries(waiting.pop()):
            count += 1 if len(entry.path) < _LONGEST_PATH else most_files + 1
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
