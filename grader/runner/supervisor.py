"""The supervisor: one thread that looks at every running child, and ends a child that goes beyond a bound.

The clock is the sessions' affair, who wait for an answer anyway. Here is what they cannot see: processor time,
threads, memory and disk. What a child is refused at once by the system stands in `confine`.
"""

import math
import threading
import time
from pathlib import Path

from grader.runner import gate as gates
from grader.runner.bounds import Bounds
from grader.runner.disk import Disk
from grader.runner.process import Process
from grader.runner.usage import count_deleted_maps, read_deleted, read_disk, read_usage

MEGABYTE = 1 << 20
_POLL_SECONDS = 0.1
_LOOKS_A_MAP = 4
_FEW_THREADS = 8
_LAST_WORDS_SECONDS = 1.0
"""Processor time beyond the bound of a cell: one that computes all the time is stopped from within, where its bound by
the clock is the same, and has yet to say so.
"""


class Watch:
    """One child under watch. `reason` says which bound it went beyond, as the rest of a sentence: "it used more than";
    `cpu_seconds` how much processor time it had used at the last look. `brought` are the bytes that we put into its
    folder, which its bound does not count.
    """

    def __init__(self, process: Process, scratch: Path, bounds: Bounds, disk: Disk) -> None:
        usage = read_usage(process.pid)
        self.reason = ""
        self.timed_out = False
        self.cpu_seconds = 0.0
        self.threads = 1
        self.brought = 0
        self.gate: int | None = None
        self._process = process
        self._scratch, self._disk = scratch, disk
        self._bounds = bounds
        self._first_memory = usage.memory if usage else 0
        self._cpu_before: float | None = None
        self._told = usage is not None
        self._cpu_at_start = self._idle_seconds = 0.0
        self._last_look = time.monotonic()
        self._looks = 0
        self._mapped: int | None = 0

    def start_request(self) -> None:
        """A new cell or question begins: its processor time counts from the supervisor's next look."""
        self._cpu_before = None
        self._idle_seconds, self._cpu_at_start = 0.0, self.cpu_seconds

    @property
    def own_seconds(self) -> float:
        """How long the child has computed or waited by its own choice since the request began; infinite where the
        system does not tell.
        """
        return self.cpu_seconds - self._cpu_at_start + self._idle_seconds if self._told else math.inf

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

    def answer(self) -> None:
        """Let in the thread that waits at the gate, or end the child where it has as many as it may."""
        request = None if self.gate is None else gates.waiting_at(self.gate)
        usage = read_usage(self._process.pid)
        if request is None or self.gate is None or usage is None:
            return
        if usage.threads < self._bounds.threads:
            gates.let_in(self.gate, request)
        else:
            self.end(f"it started more than {self._bounds.threads} threads")

    def end(self, reason: str) -> None:
        """End the child, for this reason or an earlier one."""
        self.reason = self.reason or reason
        self._process.kill()

    def _disk_fault(self) -> str:
        size, files = read_disk(self._scratch, self._bounds.files)
        mapped = self._deleted_maps()
        if mapped is None:
            return "it mapped too many files"
        size += read_deleted(self._process.pid) + mapped * self._bounds.file_size * MEGABYTE
        size, files = self._disk.hold(self._scratch, max(size - self.brought, 0), files)
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
        before, self._last_look = self._last_look, time.monotonic()
        if usage is None:
            return ""
        self._idle_seconds += self._last_look - before if usage.idle else 0.0
        if usage.threads != self.threads:
            self.threads = usage.threads
            self._process.share(usage.threads)
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
        over_cell = seconds - before > bounds.cell_cpu_seconds + _LAST_WORDS_SECONDS
        self.timed_out = seconds > bounds.notebook_cpu_seconds or over_cell
        if seconds > bounds.notebook_cpu_seconds:
            return f"the notebook used more than {bounds.notebook_cpu_seconds:g} seconds of processor time"
        return f"it used more than {bounds.cell_cpu_seconds:g} seconds of processor time" if self.timed_out else ""


class Supervisor:
    """Looks at all watches ten times a second while there are any. Safe to use from several threads."""

    def __init__(self) -> None:
        self._watches: set[Watch] = set()
        self._gates = gates.Gates()
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
            if watch.gate is not None:
                self._gates.remove(watch.gate)
                watch.gate = None

    def watch_gate(self, watch: Watch, gate: int) -> None:
        """Answer who waits at this gate of the child's from now on."""
        with self._changed:
            watch.gate = gate
            self._gates.add(gate)

    def make_room(self) -> None:
        """End the child with the most threads, where one has many: the machine has no room for another process."""
        with self._changed:
            most = max(self._watches, key=lambda watch: watch.threads, default=None)
            if most is not None and most.threads > _FEW_THREADS:
                most.end(f"it started {most.threads} threads, and the machine had no room left")

    def close(self) -> None:
        """End the thread."""
        self._ended.set()
        with self._changed:
            self._changed.notify()

    def _supervise(self) -> None:
        next_look = time.monotonic()
        while not self._ended.is_set():
            with self._changed:
                self._changed.wait_for(lambda: self._watches or self._ended.is_set())
            waiting = self._gates.wait(max(next_look - time.monotonic(), 0.0))
            with self._changed:
                for watch in self._watches:
                    if watch.gate in waiting:
                        watch.answer()
                if time.monotonic() >= next_look:
                    for watch in self._watches:
                        watch.look()
                    next_look = time.monotonic() + _POLL_SECONDS
