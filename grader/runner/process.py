"""A child process as its supervisor holds it: by a descriptor, so that a number that is used again is never hit."""

import contextlib
import math
import os
import select
import signal

_STEP, _LAST = math.log(1.25), 19
"""From one step of niceness to the next a thread's part of the processors falls by a fifth. Source: sched(7)."""


class Process:
    """One child. `descriptor` is its pidfd; None where the system has none, and then the number must do."""

    def __init__(self, pid: int, descriptor: int | None) -> None:
        self.pid = pid
        self._descriptor = descriptor

    def kill(self) -> None:
        """End it at once; nothing happens where it has ended."""
        with contextlib.suppress(ProcessLookupError):
            if self._descriptor is None:
                os.kill(self.pid, signal.SIGKILL)
            else:
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

    def share(self, threads: int) -> None:
        """Give its threads, so many, together the part of the processors that one would have: who starts sixty takes
        nothing from others. An ordinary account cannot take this back when there are fewer.
        """
        nice = os.getpriority(os.PRIO_PROCESS, 0) + math.ceil(math.log(threads) / _STEP)
        with contextlib.suppress(OSError):  # it has ended, or the system has no such folder
            for task in os.listdir(f"/proc/{self.pid}/task"):
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, int(task), min(nice, _LAST))

    def await_end(self, seconds: float) -> bool:
        """Whether it has ended, within `seconds`; False at once where the system has no pidfd that could tell."""
        if self._descriptor is None:
            return False
        waiting = select.poll()
        waiting.register(self._descriptor, select.POLLIN)
        return bool(waiting.poll(1000 * seconds))

    def close(self) -> None:
        """Let go of the descriptor; no method may be called afterwards."""
        if self._descriptor is not None:
            os.close(self._descriptor)
