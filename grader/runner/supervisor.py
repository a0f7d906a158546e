"""The supervisor: one thread that looks at every running child, and ends a child that goes beyond a bound.

The clock is the sessions' affair, who wait for an answer anyway. Here is what they cannot see: processor time,
threads, memory and disk. What a child is refused at once by the system stands in `confine`.
"""

import threading
from pathlib import Path

from grader.runner.bounds import Bounds
from grader.runner.disk import Disk
from grader.runner.process import Process
from grader.runner.usage import count_deleted_maps, read_deleted, read_disk, read_usage

MEGABYTE = 1 << 20
_POLL_SECONDS = 0.1
_LOOKS_A_MAP = 4


class Watch:
    """One child under watch. `reason` says which bound it went beyond, as the rest of a sentence: "it used more than";
    `cpu_seconds` how much processor time it had used at the last look.
    """

    def __init__(self, process: Process, scratch: Path, bounds: Bounds, disk: Disk) -> None:
        usage = read_usage(process.pid)
        self.reason = ""
        self.timed_out = False
        self.cpu_seconds = 0.0
        self._process = process
        self._scratch, self._disk = scratch, disk
        self._bounds = bounds
        self._first_memory = usage.memory if usage else 0
        self._cpu_before: float | None = None
        self._looks = 0
        self._mapped: int | None = 0

    def start_request(self) -> None:
        """A new cell or question begins: its processor time counts from the supervisor's next look."""
        self._cpu_before = None

    def look(self) -> None:
        """End the child where it goes beyond a bound."""
        if self.reason:
            return
        try:
            self.reason = self._disk_fault() or self._usage_fault()
        except Exception:  # rather one notebook than the thread that watches all
            self.reason = "what it used could not be told"
        if self.reason:
            self._process.kill()

    def _disk_fault(self) -> str:
        size, files = read_disk(self._scratch, self._bounds.files)
        mapped = self._deleted_maps()
        if mapped is None:
            return "it mapped too many files"
        size += read_deleted(self._process.pid) + mapped * self._bounds.file_size * MEGABYTE
        size, files = self._disk.hold(self._scratch, size, files)
        if files > self._bounds.files:
            return f"it made more than {self._bounds.files} files, or nested folders too deeply"
        return f"it wrote more than {self._bounds.disk} MB of files" if size > self._bounds.disk * MEGABYTE else ""

    def _deleted_maps(self) -> int | None:
        """Those of the last look into the maps, which are long: one look in four."""
        if self._looks % _LOOKS_A_MAP == 0:
            self._mapped = count_deleted_maps(self._process.pid, self._scratch)
        self._looks += 1
        return self._mapped

    def _usage_fault(self) -> str:
        usage, bounds = read_usage(self._process.pid), self._bounds
        if usage is None:
            return ""
        if usage.headless:
            return "it ended its main thread"
        if usage.threads > bounds.threads:
            return f"it started more than {bounds.threads} threads"
        if usage.memory - self._first_memory > bounds.memory * MEGABYTE:
            return f"it used more than {bounds.memory} MB of memory"
        return self._cpu_fault(usage.cpu_seconds)

    def _cpu_fault(self, seconds: float) -> str:
        self.cpu_seconds = seconds
        if self._cpu_before is None:
            self._cpu_before = seconds
        bounds, before = self._bounds, self._cpu_before
        self.timed_out = seconds > bounds.notebook_cpu_seconds or seconds - before > bounds.cell_cpu_seconds
        if seconds > bounds.notebook_cpu_seconds:
            return f"the notebook used more than {bounds.notebook_cpu_seconds:g} seconds of processor time"
        return f"it used more than {bounds.cell_cpu_seconds:g} seconds of processor time" if self.timed_out else ""


class Supervisor:
    """Looks at all watches ten times a second while there are any. Safe to use from several threads."""

    def __init__(self) -> None:
        self._watches: set[Watch] = set()
        self._changed = threading.Condition()
        self._ended = threading.Event()
        threading.Thread(target=self._supervise, name="supervisor", daemon=True).start()

    def add(self, watch: Watch) -> None:
        """Look at this child from now on."""
        with self._changed:
            self._watches.add(watch)
            self._changed.notify()

    def remove(self, watch: Watch) -> None:
        """Look at it no more; when this returns, no look is under way."""
        with self._changed:
            self._watches.discard(watch)

    def close(self) -> None:
        """End the thread."""
        self._ended.set()
        with self._changed:
            self._changed.notify()

    def _supervise(self) -> None:
        while not self._ended.wait(_POLL_SECONDS):
            with self._changed:
                self._changed.wait_for(lambda: self._watches or self._ended.is_set())
                for watch in self._watches:
                    watch.look()
