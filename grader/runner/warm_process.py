"""Starting the warm process: our side of `warm`."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.runner import confine, wire
from grader.runner.fork_server import ForkServer, Surroundings
from grader.runner.quiet import Quiet
from grader.runner.scratch import ScratchFolder
from grader.runner.supervisor import Supervisor

_END_SECONDS = 1.0


class WarmProcess(ForkServer):
    """A Python process that has imported what notebooks need. Sessions are forks of it. Close it after them.

    Parameters
    ----------
    imports: modules to import beforehand.
    packages: folders outside the Python installation that notebooks may read, such as the course's own package. Where
        it is not installed, it is imported from there.
    trust: run learners' code with the rights of who grades, unconfined. Without it CannotConfineError is raised where
        the machine cannot confine.

    """

    def __init__(self, imports: Sequence[str], packages: Sequence[Path] = (), trust: bool = False) -> None:
        if not trust:
            confine.require_confinement()
        readable = [str(folder) for folder in confine.readable_folders(list(packages))]
        surroundings = Surroundings(readable, not trust, ScratchFolder(), Supervisor(), Quiet())  # the disk may be full
        control, theirs = socket.socketpair()
        super().__init__(control, surroundings)
        with theirs:
            self._process = self._start(theirs.fileno())
        try:
            start = {"imports": list(imports), "confined": not trust, "readable": readable}
            folders = {"packages": [str(folder) for folder in packages], "scratch": str(surroundings.scratch.path)}
            wire.send(control, start | folders)
            self._reply()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the warm process and remove every scratch folder. Closing twice does nothing more."""
        if self._process.returncode is not None:
            return
        self._surroundings.supervisor.close()
        self._control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)  # it reaps its children and ends by itself
        self._process.kill()
        self._process.wait()
        self._surroundings.scratch.close()

    def _start(self, control: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-I", "-m", "grader.runner.warm_program", str(control)],
            pass_fds=[control],
            cwd=self._surroundings.scratch.path,
            env=_environment(self._surroundings.scratch.path),
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the grader, which then ends this process
        )


def _environment(folder: Path) -> dict[str, str]:
    """No variable of the instructor's reaches the warm process; one thread for each numeric library."""
    figures = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "MPLCONFIGDIR": str(_font_cache())}
    own = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(folder), "IPYTHONDIR": str(folder / "ipython")}
    return confine.ONE_PROCESSOR | figures | own


def _font_cache() -> Path:
    """Where matplotlib keeps its list of fonts, which takes seconds to make: kept from run to run."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "grader" / "matplotlib"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
