"""What a command costs: wall time, the CPU of it and of everything that it started, and the memory of them all."""

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_PAGE = resource.getpagesize()
_SAMPLE_SECONDS = 0.2


class CommandFailedError(Exception):
    """A command did not end as it should; its last words say why."""


@dataclass(frozen=True)
class Cost:
    """Seconds of wall time and of CPU; megabytes at their peak, of the main process and of all processes together.

    What processes share counts in each of them, so `all_memory` is more than the machine gives.
    """

    wall: float
    cpu: float
    main_memory: float
    all_memory: float


def cost_of(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    log: Path,
    good: Sequence[int] = (0,),
    most_seconds: float | None = None,
) -> Cost:
    """Run a command in `folder` and return its cost. What it prints goes to `log`.

    After `most_seconds` it is ended, with all that it started, and that is no fault. Raises CommandFailedError where
    its exit status is none of `good`.
    """
    _adopt_orphans()
    start = time.monotonic()
    with log.open("w+b") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        with _Memory(process.pid) as memory, _ended_after(process.pid, most_seconds) as ended:
            status, wall, cpu = _wait(process.pid, start)
    process.returncode = status  # it is waited for already, as all else that it started
    if status not in good and not ended.is_set():
        last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-3:]
        raise CommandFailedError(f"{command[0]} ended with status {status}: {' / '.join(last)}")
    return Cost(wall, cpu, memory.main / 1e6, memory.all / 1e6)


@contextlib.contextmanager
def _ended_after(pid: int, seconds: float | None) -> Iterator[threading.Event]:
    """End the process and its descendants after so many seconds; the event says whether that was needed."""
    ended = threading.Event()

    def end() -> None:
        ended.set()
        for one in _sizes(pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    timer = threading.Timer(seconds or threading.TIMEOUT_MAX, end)
    timer.start()
    try:
        yield ended
    finally:
        timer.cancel()


def _adopt_orphans() -> None:
    """Let processes whose parent is gone become children of this one, so that their CPU is not lost (prctl(2))."""
    if ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError("This benchmark needs Linux: prctl(PR_SET_CHILD_SUBREAPER) was refused.")


def _wait(pid: int, start: float) -> tuple[int, float, float]:
    """Wait for the command and for every orphan. Returns its exit status, its wall time, and the CPU of all."""
    status, wall, cpu = -1, 0.0, 0.0
    while True:
        try:
            ended, code, used = os.wait4(-1, 0)
        except ChildProcessError:
            return status, wall, cpu
        cpu += used.ru_utime + used.ru_stime
        if ended == pid:
            status, wall = os.waitstatus_to_exitcode(code), time.monotonic() - start


class _Memory:
    """Looks at the resident memory of a process and of its descendants again and again."""

    def __init__(self, pid: int) -> None:
        self.main = self.all = 0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "_Memory":
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_SAMPLE_SECONDS):
            sizes = _sizes(self._pid)
            self.main = max(self.main, sizes.get(self._pid, 0))
            self.all = max(self.all, sum(sizes.values()))


def _sizes(root: int) -> dict[int, int]:
    """The resident bytes of `root` and of each descendant."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return {pid: _resident(pid) for pid in family}


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it has ended since
        return 0


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0
