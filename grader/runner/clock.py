"""Time by which a learner's process is bounded, on both sides of the border."""

import contextlib
import time


class FairClock:
    """A clock that stands still while a process is ready to run and has no processor, because others have them.

    So a bound in seconds means the same on a busy machine as on an idle one, for code that computes and for code that
    sleeps. Where the system does not tell, it is the clock on the wall. Source: run_delay in
    Documentation/scheduler/sched-stats.rst; it speaks of the main thread, in which cells and calls run.
    """

    def __init__(self, pid: int | None = None) -> None:
        """The clock of process `pid`; None is the process that asks."""
        self._path = f"/proc/{'self' if pid is None else pid}/schedstat"
        self._starved = 0.0

    def now(self) -> float:
        """Seconds since some moment."""
        with contextlib.suppress(Exception), open(self._path, encoding="ascii") as facts:
            self._starved = max(self._starved, int(facts.read(100).split()[1]) / 1e9)
        return time.monotonic() - self._starved
