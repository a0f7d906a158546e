"""Forking sessions off a process that is ready for them: the warm process, or one that has run the opening of a
notebook.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from grader.errors import GraderError
from grader.runner import confine, wire
from grader.runner.bounds import Bounds
from grader.runner.disk import Disk
from grader.runner.process import Process
from grader.runner.scratch import ScratchFolder
from grader.runner.session import Place, ProcessDiedError, Session
from grader.runner.supervisor import Supervisor

_START_SECONDS = 120.0
Output = dict[str, Any]


@dataclass(frozen=True)
class Surroundings:
    """What all sessions of one grader share: the folders they may read, whether they are confined, where their scratch
    folders lie, and who watches them.
    """

    readable: list[str]
    confined: bool
    scratch: ScratchFolder
    supervisor: Supervisor


class ForkServer:
    """A process that forks sessions, at the other end of `control`. Safe to use from several threads."""

    def __init__(self, control: socket.socket, surroundings: Surroundings) -> None:
        self._control = control
        self._surroundings = surroundings
        self._lock = threading.Lock()

    def session(
        self,
        bounds: Bounds | None = None,
        figures: bool = False,
        companions: Sequence[Path] = (),
        disk: Disk | None = None,
    ) -> Session:
        """Fork a child and return the session with it. `figures` says whether pictures are drawn; copies of the files
        `companions` lie in its folder; sessions of one submission share a `disk`.

        Raises OSError where something is left on it that cannot be removed.
        """
        disk = disk or Disk()
        disk.require_clean()
        session = self._fork(bounds or Bounds(), figures, self._surroundings.confined, disk)
        try:
            # Not before the child is locked in: until then, what it imports could come from these files.
            session.bring(companions)
        except BaseException:
            session.close()
            raise
        return session

    def opening(self, sources: Sequence[str], bounds: Bounds, figures: bool) -> "Opening | None":
        """Run these cells of the course's own, unconfined, in a process from which sessions are then forked.

        None where a session that begins after them would not have all that they make: they end their process, or
        leave a thread, a file or a descriptor behind.
        """
        session = self._fork(bounds, figures, confined=False, disk=Disk())
        try:
            outputs = [session.run(source, number) for number, source in enumerate(sources, start=1)]
            if session.fork_from_now_on():
                return Opening(session, self._surroundings, sources, outputs)
        except ProcessDiedError:
            pass
        except BaseException:
            session.close()
            raise
        session.close()
        return None

    def _fork(self, bounds: Bounds, figures: bool, confined: bool, disk: Disk) -> Session:
        scratch = self._surroundings.scratch.new()
        ours, theirs = socket.socketpair()
        order = {
            "scratch": str(scratch),
            "readable": self._surroundings.readable,
            "confined": confined,
            "figures": figures,
            "bounds": asdict(bounds),
        }
        try:
            with self._lock, theirs:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
                wire.send(self._control, order)
                process = self._receive_process()
        except BaseException:
            ours.close()
            disk.remove(scratch)
            raise
        session = Session(Place(process, ours, scratch, disk), bounds, self._surroundings.supervisor)
        _await_ready(ours, session)
        return session

    def _reply(self) -> dict[str, Any]:
        reply = wire.receive(self._control, time.monotonic() + _START_SECONDS)
        if reply is None:
            raise GraderError("The process that runs notebooks did not start. Run `grader doctor` to see why.")
        return reply

    def _receive_process(self) -> Process:
        self._control.settimeout(_START_SECONDS)
        _, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
        return Process(int(self._reply()["pid"]), descriptors[0] if descriptors else None)


class Opening(ForkServer):
    """A process that has run the first cells of a notebook, which its sessions therefore need not run again.

    No learner's code ever enters it. `sources` are the cells, `outputs` what each of them put out.
    """

    def __init__(
        self, session: Session, surroundings: Surroundings, sources: Sequence[str], outputs: list[list[Output]]
    ) -> None:
        super().__init__(session.channel, surroundings)
        self._session = session
        self.sources = list(sources)
        self.outputs = outputs

    def close(self) -> None:
        """End the process and remove its folder.

        It ends by itself when its socket says so, for only it can wait for the children that it has forked.
        """
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._session.await_end()
        self._session.close()


def _await_ready(channel: socket.socket, session: Session) -> None:
    reply = wire.receive(channel, time.monotonic() + _START_SECONDS)
    if reply is None or "ready" not in reply:
        session.close()
        reason = "it ended" if reply is None else str(reply.get("failed"))
        raise confine.CannotConfineError(f"A child that runs a notebook could not be locked in: {reason}")
