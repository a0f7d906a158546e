"""The warm process: it has imported what notebooks need, and forks one child a session.

Started as `python -I -m grader.runner.warm_program DESCRIPTOR`. It holds no answer and no secret, for its children
inherit its memory; it starts no thread, for threads do not survive a fork.
"""

import contextlib
import errno
import gc
import importlib.util
import os
import random
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

from grader.runner import calls, child, collected, confine, shell, wire
from grader.runner.hiding import hide_all_but

_GRADER = f"{Path(__file__).parents[1]}/"
_NO_ROOM = (errno.EAGAIN, errno.ENOMEM, errno.EMFILE, errno.ENFILE)


def main() -> None:
    """Import what the first message names, then fork a child for each message that brings a socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    start = wire.receive(control)
    if start is None:
        return
    rules = _prepare_confinement() if start["confined"] else None
    _import_packages([Path(folder) for folder in start["packages"]])
    warm_shell = _warm_up(start["imports"])
    if start["confined"]:
        hide_all_but([Path(folder) for folder in start["readable"]], Path(start["scratch"]))
    wire.send(control, {"ready": os.getpid()})
    _serve(control, warm_shell, rules, fresh=True)
    os._exit(0)


def _serve(control: socket.socket, warm_shell: shell.Shell, rules: Any, fresh: bool) -> None:
    """Fork a child for each message that brings a socket; `fresh` where no cell has run in this process."""
    signal.signal(signal.SIGCHLD, _reap)
    gc.collect()
    gc.freeze()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        order = wire.receive(control) if message else None
        if order is None:
            break
        if not descriptors:  # as many files are open as may be
            _report(control, {"no room": os.strerror(errno.EMFILE)})
            continue
        order |= {"parent": os.getpid(), "fresh": fresh}
        _fork(control, socket.socket(fileno=descriptors[0]), warm_shell, order, rules)
    _reap()  # in a container nobody else may do so


def _prepare_confinement() -> Any:
    """Import what the children need when they can no longer look for it, and build their allowlist once."""
    confine.require_confinement()
    return calls.allowlist()


def _import_packages(folders: list[Path]) -> None:
    """Import the packages among these folders that are not installed from where they lie. It is done here, for a child
    may not list the folders around them.
    """
    here = [one for one in folders if one.name.isidentifier() and importlib.util.find_spec(one.name) is None]
    around = [str(folder.parent) for folder in here]
    sys.path += around
    for folder in here:
        with contextlib.suppress(ImportError):
            importlib.import_module(folder.name)
    for place in around:
        sys.path.remove(place)


def _warm_up(imports: list[str]) -> shell.Shell:
    """Import, and run each expensive path once: the first table, figure and traceback cost a hundred times the
    second.
    """
    for name in imports:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    warm_shell = shell.make_shell()
    for source in ("import pandas; pandas.DataFrame({'a': [1.5]})", "raise ValueError"):
        shell.run_cell(warm_shell, source, seconds=60)
    with contextlib.suppress(ImportError):  # a course without figures need not have matplotlib
        _warm_figures()
    _hide_our_files()
    warm_shell.reset(new_session=True)
    warm_shell.execution_count = 1
    sys.stdout, sys.stderr = collected.Stream("stdout"), collected.Stream("stderr")
    return warm_shell


def _warm_figures() -> None:
    """Draw with Figure and its canvas, not with pyplot, which would leave state behind for the children."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - slow, and only here
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure()
    FigureCanvasAgg(figure).draw()
    axes = figure.add_subplot()
    axes.plot([1, 2], label="warm")
    axes.legend()
    FigureCanvasAgg(figure).draw()


def _hide_our_files() -> None:
    """%autoreload looks into the file of every module, and a learner's process may not read those of the grader."""
    for module in sys.modules.values():
        if (getattr(module, "__file__", None) or "").startswith(_GRADER):
            del module.__file__


def _fork(
    control: socket.socket, channel: socket.socket, warm_shell: shell.Shell, order: dict[str, Any], rules: Any
) -> None:
    """Fork a child and report it, or that there is no room for one. Until it is reported it is not reaped, so that its
    number is its own.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    state = random.getstate()
    try:
        pid = os.fork()
    except OSError as error:
        _report(control, {"no room": error.strerror})
    else:
        if not pid:
            random.setstate(state)  # Python seeds it anew after a fork
            control.close()
            _live(channel, warm_shell, order, rules)
        _report(control, {"pid": pid})
    channel.close()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})


def _live(channel: socket.socket, warm_shell: shell.Shell, order: dict[str, Any], rules: Any) -> NoReturn:
    """Be the child."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        _be_first_when_memory_is_short()
        if child.live(channel, warm_shell, order, rules if order["confined"] else None):
            _serve(channel, warm_shell, rules, fresh=False)
    except BaseException as error:  # nothing may escape into the code of the warm process
        crowded = isinstance(error, MemoryError) or getattr(error, "errno", 0) in _NO_ROOM
        with contextlib.suppress(OSError):
            wire.send(channel, {"failed": traceback.format_exc(limit=3), "crowded": crowded})
    finally:
        os._exit(0)


def _be_first_when_memory_is_short() -> None:
    """Where a group of processes has used up its memory, the system ends a learner's process, never the grader's."""
    with contextlib.suppress(OSError):  # not on every system
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _report(control: socket.socket, report: dict[str, Any]) -> None:
    """Send a report, with the descriptor by which to signal the child that it names, where the system has such a
    thing.
    """
    descriptors = []
    if "pid" in report and hasattr(os, "pidfd_open"):
        with contextlib.suppress(OSError):  # then its number must do
            descriptors = [os.pidfd_open(report["pid"])]
    socket.send_fds(control, [b"p"], descriptors)
    wire.send(control, report)
    for descriptor in descriptors:
        os.close(descriptor)


def _reap(*_: object) -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


if __name__ == "__main__":
    main()
