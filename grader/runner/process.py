"""A child process as its supervisor holds it: by a descriptor, so that a number that is used again is never hit."""

import contextlib
import os
import select
import signal


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
