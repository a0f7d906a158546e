"""One child process and the talk with it: run cells and ask questions, each in bounded time."""

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from grader.files import is_regular
from grader.runner import wire
from grader.runner.bounds import Bounds
from grader.runner.clock import FairClock
from grader.runner.disk import Disk
from grader.runner.outputs import read_outputs
from grader.runner.process import Process
from grader.runner.quiet import Quiet
from grader.runner.supervisor import Supervisor, Watch

_GRACE_SECONDS = 3.0
_LONGEST = 20.0
"""How many times its bound a request may take by the clock on the wall, where the process waits for a processor."""
_ENDED = "it ended the Python process"


class ProcessDiedError(Exception):
    """The learner's process is gone: it ended itself, or had to be ended. `timed_out` tells the two apart."""

    def __init__(self, reason: str, timed_out: bool = False) -> None:
        super().__init__(reason)
        self.timed_out = timed_out


@dataclass(frozen=True)
class Place:
    """Where a session lives: its process, the socket to it, its scratch folder, and the disk that the folder is part
    of.
    """

    process: Process
    channel: socket.socket
    scratch: Path
    disk: Disk


class Session:
    """One child process and the talk with it. Close it, or use it in a `with`; either leaves no process and no file."""

    def __init__(self, place: Place, bounds: Bounds, supervisor: Supervisor, quiet: Quiet) -> None:
        self._place = place
        self._bounds = bounds
        self._supervisor = supervisor
        self._quiet = quiet
        self._clock = FairClock(place.process.pid)
        self._watch = Watch(place.process, place.scratch, bounds, place.disk)
        self._closing, self._closed = threading.Lock(), False
        self.seconds = 0.0
        """How much fair time its requests have taken together."""
        self._last_seconds = 0.0
        supervisor.add(self._watch)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def channel(self) -> socket.socket:
        """The socket to the process."""
        return self._place.channel

    @property
    def cpu_seconds(self) -> float:
        """How much processor time it has used, as the supervisor saw it last."""
        return self._watch.cpu_seconds

    def bring(self, files: Sequence[Path]) -> None:
        """Put copies of files into its folder, before the first cell; one that is no longer there is left out. Raises
        OSError where the disk is full.
        """
        for path in filter(is_regular, files):
            self._watch.brought += path.stat().st_size
            shutil.copyfile(path, self._place.scratch / path.name)

    def was_kept_waiting(self, seconds: float) -> bool:
        """Whether its last request took these seconds, and the process neither computed nor chose to wait for half of
        them: what it did not do in that time is not its fault.
        """
        return self._last_seconds >= seconds > 2 * self._watch.own_seconds

    def watch_gate(self, gate: int | None) -> None:
        """Answer the threads that wait at the process's gate from now on; None where it has none."""
        if gate is not None:
            self._supervisor.watch_gate(self._watch, gate)

    def run(self, source: str, number: int | None = None) -> list[dict[str, Any]]:
        """Run one cell, as number `number`, and return its outputs as nbformat has them. Raises ProcessDiedError."""
        seconds = self._bounds.cell_seconds
        reply = self._talk({"do": "run", "source": source, "seconds": seconds, "number": number}, seconds)
        return read_outputs(reply.get("outputs"), self._bounds.cell_outputs)

    def ask_function(self, name: str, cases: Sequence[dict[str, Any]], seconds: float) -> dict[str, Any]:
        """Call the learner's function on encoded inputs; what comes back is still untrusted. Raises
        ProcessDiedError.
        """
        return self._talk({"do": "ask function", "name": name, "cases": cases, "seconds": seconds}, seconds)

    def ask_value(self, name: str) -> dict[str, Any]:
        """Read a variable; what comes back is still untrusted. Raises ProcessDiedError."""
        return self._talk({"do": "ask value", "name": name}, self._bounds.cell_seconds)

    def fork_from_now_on(self) -> bool:
        """Make a fork server of the process, which then listens on `channel` and is watched no more; False where forks
        of it would lack something. Raises ProcessDiedError.
        """
        shared = bool(self._talk({"do": "fork sessions"}, self._bounds.cell_seconds).get("shared"))
        self._supervisor.remove(self._watch)
        return shared

    def close(self) -> None:
        """End the process and remove its folder. Several threads may do so: who runs in it, and who ends the grader.

        Raises OSError where something of the folder cannot be removed.
        """
        with self._closing:
            if self._closed:
                return
            self._closed = True
            self._supervisor.remove(self._watch)
            self._place.process.kill()
            self.await_end()
            self._place.channel.close()
            self._place.process.close()
            self._place.disk.remove(self._place.scratch)

    def await_end(self) -> None:
        """Wait a few seconds until the process is dead. Where only its socket tells, read from it until it closes."""
        if self._place.process.await_end(_GRACE_SECONDS):
            return
        self._place.channel.settimeout(_GRACE_SECONDS)
        with contextlib.suppress(OSError):
            while self._place.channel.recv(1 << 20):
                pass

    def _talk(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        with self._quiet.beside_others():
            reply = self._exchange(request, seconds)
        if reply is None or "failed" in reply:
            raise self._death(_ENDED)
        return reply

    def _exchange(self, request: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        self._watch.start_request()
        most = max(min(seconds + _GRACE_SECONDS, self._bounds.notebook_seconds - self.seconds), 0.01)
        began, start, wall_left = time.monotonic(), self._clock.now(), wire.within(_LONGEST * most)

        def left() -> float:
            return min(start + most - self._clock.now(), wall_left())

        try:
            self._place.channel.settimeout(most)
            wire.send(self._place.channel, request)
            return wire.receive(self._place.channel, left, self._bounds.answer_bytes)
        except TimeoutError:
            raise ProcessDiedError("it did not stop in time", timed_out=True) from None
        except OSError as error:
            raise self._death(_ENDED) from error
        except wire.FrameError as error:
            raise self._death(str(error)) from error
        finally:
            self.seconds += self._clock.now() - start
            self._last_seconds = time.monotonic() - began

    def _death(self, reason: str) -> ProcessDiedError:
        """What to say of a process that is gone: the bound that it went beyond, or else `reason`."""
        return ProcessDiedError(self._watch.reason or reason, self._watch.timed_out)
