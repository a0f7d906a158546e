"""Our side of the border: start the warm process, open sessions, run cells and ask questions, each in bounded time."""

import atexit
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from grader.runner import confine, wire

_GRACE_SECONDS = 3.0
_START_SECONDS = 120.0


class ProcessDiedError(Exception):
    """The learner's process is gone: it ended itself, or had to be ended. `timed_out` tells the two apart."""

    def __init__(self, reason: str, timed_out: bool = False) -> None:
        super().__init__(reason)
        self.timed_out = timed_out


@dataclass(frozen=True)
class Limits:
    """Seconds for one cell, and for a whole notebook."""

    cell_seconds: float = 20.0
    notebook_seconds: float = 120.0


class Session:
    """One child process and the talk with it. Close it, or use it in a `with`; either leaves no process and no file."""

    def __init__(self, channel: socket.socket, pid: int, scratch: Path, limits: Limits) -> None:
        self._channel = channel
        self._pid = pid
        self._scratch = scratch
        self._limits = limits
        self._end = time.monotonic() + limits.notebook_seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run one cell and return its outputs as nbformat has them. Raises ProcessDiedError."""
        seconds = self._limits.cell_seconds
        reply = self._talk({"do": "run", "source": source, "seconds": seconds}, seconds)
        outputs = reply.get("outputs")
        if not isinstance(outputs, list):
            raise ProcessDiedError("the process sent something that is no output")
        return outputs

    def ask_function(self, name: str, cases: Sequence[Sequence[Any]], seconds: float) -> dict[str, Any]:
        """Call the learner's function on encoded arguments; what comes back is still untrusted. Raises
        ProcessDiedError.
        """
        return self._talk({"do": "ask function", "name": name, "cases": cases, "seconds": seconds}, seconds)

    def ask_value(self, name: str) -> dict[str, Any]:
        """Read a variable; what comes back is still untrusted. Raises ProcessDiedError."""
        return self._talk({"do": "ask value", "name": name}, self._limits.cell_seconds)

    def close(self) -> None:
        """End the process and remove its folder."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        self._await_end()
        self._channel.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _await_end(self) -> None:
        """Read what is left until the socket closes, which it does when the process is dead."""
        self._channel.settimeout(_GRACE_SECONDS)
        with contextlib.suppress(OSError):
            while self._channel.recv(1 << 20):
                pass

    def _talk(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        deadline = min(time.monotonic() + seconds + _GRACE_SECONDS, self._end)
        try:
            self._channel.settimeout(max(deadline - time.monotonic(), 0.01))
            wire.send(self._channel, request)
            reply = wire.receive(self._channel, deadline)
        except TimeoutError:
            raise ProcessDiedError("it did not stop in time", timed_out=True) from None
        except (OSError, wire.FrameError) as error:
            raise ProcessDiedError(str(error)) from error
        if reply is None:
            raise ProcessDiedError("it ended the Python process")
        return reply


class WarmProcess:
    """A Python process that has imported what notebooks need. Sessions are forks of it. Safe to use from several
    threads.

    Parameters
    ----------
    imports: modules to import beforehand.
    packages: folders outside the Python installation that notebooks may read, such as the course's own package.
    confined: whether children lock themselves in; True wherever the machine can.

    """

    def __init__(self, imports: Sequence[str], packages: Sequence[Path] = (), confined: bool | None = None) -> None:
        self.confined = not confine.missing_layers() if confined is None else confined
        self._readable = [str(folder) for folder in confine.readable_folders(list(packages))]
        self._lock = threading.Lock()
        self._folder = Path(tempfile.mkdtemp(prefix="grader-"))
        self._control, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-m", "grader.runner.warm", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            cwd=self._folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        atexit.register(self.close)
        wire.send(self._control, {"imports": list(imports)})
        self._reply()

    def session(self, limits: Limits | None = None, figures: bool = False) -> Session:
        """Fork a child and return the session with it. `figures` says whether pictures are drawn."""
        limits = limits or Limits()
        scratch = Path(tempfile.mkdtemp(dir=self._folder))
        ours, theirs = socket.socketpair()
        order = {
            "scratch": str(scratch),
            "readable": self._readable,
            "figures": figures,
            "confined": self.confined,
            "cpu_seconds": int(limits.notebook_seconds) + 1,
        }
        with self._lock, theirs:
            socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            wire.send(self._control, order)
            pid = self._reply()["pid"]
        self._await_ready(ours)
        return Session(ours, pid, scratch, limits)

    def close(self) -> None:
        """End the warm process and remove every scratch folder. Closing twice does nothing more."""
        atexit.unregister(self.close)
        self._control.close()
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _environment(self) -> dict[str, str]:
        """No variable of the instructor's reaches the warm process; one thread for each numeric library."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        single = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        figures = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "MPLCONFIGDIR": str(_font_cache())}
        return kept | single | figures | {"HOME": str(self._folder), "IPYTHONDIR": str(self._folder / "ipython")}

    def _reply(self) -> dict[str, Any]:
        reply = wire.receive(self._control, time.monotonic() + _START_SECONDS)
        if reply is None:
            raise RuntimeError("The process that runs notebooks did not start. Run `grader doctor` to see why.")
        return reply

    def _await_ready(self, channel: socket.socket) -> None:
        reply = wire.receive(channel, time.monotonic() + _START_SECONDS)
        if reply is None or "ready" not in reply:
            reason = "it ended" if reply is None else str(reply.get("failed"))
            raise RuntimeError(f"A child that runs a notebook could not be locked in: {reason}")


def _font_cache() -> Path:
    """Where matplotlib keeps its list of fonts, which takes seconds to make: kept from run to run."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "grader" / "matplotlib"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
