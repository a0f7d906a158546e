"""Forking sessions off a process that is ready for them: the warm process, or one that has run the opening of a
notebook.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from grader.errors import GraderError
from grader.runner import confine, gate, wire
from grader.runner.bounds import Bounds
from grader.runner.disk import Disk
from grader.runner.outputs import was_stopped
from grader.runner.process import Process
from grader.runner.quiet import Quiet
from grader.runner.scratch import ScratchFolder
from grader.runner.session import Place, ProcessDiedError, Session
from grader.runner.supervisor import Supervisor

_START_SECONDS = 120.0
_ROOM_SECONDS = 60.0
_RETRY_SECONDS = 0.05
Output = dict[str, Any]


class NoProcessError(OSError):
    """The machine has had no room for another process for so long that the submission must wait for another run."""


@dataclass(frozen=True)
class Surroundings:
    """What all sessions of one grader share: the folders they may read, whether they are confined, where their scratch
    folders lie, who watches them, and the quiet in which one may be asked alone.
    """

    readable: list[str]
    confined: bool
    scratch: ScratchFolder
    supervisor: Supervisor
    quiet: Quiet


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

    def alone(self) -> AbstractContextManager[None]:
        """A stretch in which no session of this grader's runs but those of this thread."""
        return self._surroundings.quiet.alone()

    def opening(self, sources: Sequence[str], bounds: Bounds, figures: bool) -> "Opening | None":
        """Run these cells of the course's own, unconfined, in a process from which sessions are then forked.

        None where a session that begins after them would not have all that they make: they end their process, run out
        of time, or leave a thread, a file or a descriptor behind.
        """
        session = self._fork(bounds, figures, confined=False, disk=Disk())
        try:
            outputs = [session.run(source, number) for number, source in enumerate(sources, start=1)]
            if not any(map(was_stopped, outputs)) and session.fork_from_now_on():
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
        order = {
            "scratch": str(scratch),
            "readable": self._surroundings.readable,
            "confined": confined,
            "figures": figures,
            "bounds": asdict(bounds),
        }
        try:
            process, channel = self._started(order)
        except BaseException:
            disk.remove(scratch)
            raise
        place = Place(process, channel, scratch, disk)
        session = Session(place, bounds, self._surroundings.supervisor, self._surroundings.quiet)
        _await_ready(session)
        return session

    def _started(self, order: dict[str, Any]) -> tuple[Process, socket.socket]:
        """A new process and the socket to it. While the machine has no room for one it is asked again and again, and
        who has many threads must give way.
        """
        seconds_left = wire.within(_ROOM_SECONDS)
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                while (process := self._ordered(order, theirs)) is None:
                    if seconds_left() <= 0:
                        raise NoProcessError("The machine has no room for another process (ulimit -u, memory)")
                    self._surroundings.supervisor.make_room()
                    time.sleep(_RETRY_SECONDS)
            except BaseException:
                ours.close()
                raise
        return process, ours

    def _ordered(self, order: dict[str, Any], theirs: socket.socket) -> Process | None:
        with self._lock:
            socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            wire.send(self._control, order)
            return self._receive_process()

    def _reply(self) -> dict[str, Any]:
        reply = wire.receive(self._control, wire.within(_START_SECONDS))
        if reply is None:
            raise GraderError("The process that runs notebooks did not start. Run `grader doctor` to see why.")
        return reply

    def _receive_process(self) -> Process | None:
        """The process that was forked; None where the machine has no room for it."""
        self._control.settimeout(_START_SECONDS)
        _, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
        reply = self._reply()
        return None if "no room" in reply else Process(int(reply["pid"]), descriptors[0] if descriptors else None)


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


def _await_ready(session: Session) -> None:
    """Wait until the child has locked itself in; its gate comes first. A child that cannot be started is closed."""
    try:
        session.channel.settimeout(_START_SECONDS)
        session.watch_gate(gate.take_over(session.channel))
        reply = wire.receive(session.channel, wire.within(_START_SECONDS))
        if reply is None or reply.get("crowded"):
            raise NoProcessError("A process for it ended before it was ready, for want of memory or open files")
        if "ready" not in reply:
            raise confine.CannotConfineError(
                f"A child that runs a notebook could not be locked in: {reply.get('failed')}"
            )
    except BaseException:
        session.close()
        raise
