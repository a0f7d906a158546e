"""Starting the warm process and forking sessions off it: our side of `warm`."""

import atexit
import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from grader.errors import GraderError
from grader.runner import confine, wire
from grader.runner.bounds import Bounds
from grader.runner.process import Process
from grader.runner.scratch import ScratchFolder
from grader.runner.session import Place, Session
from grader.runner.supervisor import Supervisor

_START_SECONDS = 120.0
_END_SECONDS = 1.0


class WarmProcess:
    """A Python process that has imported what notebooks need. Sessions are forks of it. Safe to use from several
    threads.

    Parameters
    ----------
    imports: modules to import beforehand.
    packages: folders outside the Python installation that notebooks may read, such as the course's own package.
    trust: run learners' code with the rights of who grades, unconfined. Without it CannotConfineError is raised where
        the machine cannot confine.

    """

    def __init__(self, imports: Sequence[str], packages: Sequence[Path] = (), trust: bool = False) -> None:
        if not trust:
            confine.require_confinement()
        self.confined = not trust
        self._readable = [str(folder) for folder in confine.readable_folders(list(packages))]
        self._lock = threading.Lock()
        self._scratch = ScratchFolder()
        self._supervisor = Supervisor()
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = self._start(theirs.fileno())
        atexit.register(self.close)
        wire.send(self._control, {"imports": list(imports), "confined": self.confined})
        self._reply()

    def session(self, bounds: Bounds | None = None, figures: bool = False) -> Session:
        """Fork a child and return the session with it. `figures` says whether pictures are drawn."""
        bounds = bounds or Bounds()
        scratch = self._scratch.new()
        ours, theirs = socket.socketpair()
        order = {"scratch": str(scratch), "readable": self._readable, "figures": figures, "bounds": asdict(bounds)}
        try:
            with self._lock, theirs:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
                wire.send(self._control, order)
                process = self._receive_process()
        except BaseException:
            ours.close()
            raise
        session = Session(Place(process, ours, scratch), bounds, self._supervisor)
        self._await_ready(ours, session)
        return session

    def close(self) -> None:
        """End the warm process and remove every scratch folder. Closing twice does nothing more."""
        atexit.unregister(self.close)
        if self._process.returncode is not None:
            return
        self._supervisor.close()
        self._control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)  # it reaps its children and ends by itself
        self._process.kill()
        self._process.wait()
        self._scratch.close()

    def _start(self, control: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-I", "-m", "grader.runner.warm", str(control)],
            pass_fds=[control],
            cwd=self._scratch.path,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
        )

    def _environment(self) -> dict[str, str]:
        """No variable of the instructor's reaches the warm process; one thread for each numeric library."""
        folder = self._scratch.path
        single = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        figures = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "MPLCONFIGDIR": str(_font_cache())}
        own = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(folder), "IPYTHONDIR": str(folder / "ipython")}
        return single | figures | own

    def _reply(self) -> dict[str, Any]:
        reply = wire.receive(self._control, time.monotonic() + _START_SECONDS)
        if reply is None:
            raise GraderError("The process that runs notebooks did not start. Run `grader doctor` to see why.")
        return reply

    def _receive_process(self) -> Process:
        self._control.settimeout(_START_SECONDS)
        _, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
        return Process(int(self._reply()["pid"]), descriptors[0] if descriptors else None)

    def _await_ready(self, channel: socket.socket, session: Session) -> None:
        reply = wire.receive(channel, time.monotonic() + _START_SECONDS)
        if reply is None or "ready" not in reply:
            session.close()
            reason = "it ended" if reply is None else str(reply.get("failed"))
            raise confine.CannotConfineError(f"A child that runs a notebook could not be locked in: {reason}")


def _font_cache() -> Path:
    """Where matplotlib keeps its list of fonts, which takes seconds to make: kept from run to run."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "grader" / "matplotlib"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
