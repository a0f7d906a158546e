"""The forked child: it locks itself in, then runs cells and answers questions until its socket closes, or until it is
told to fork children itself.
"""

import contextlib
import os
import random
import socket
import sys
from pathlib import Path
from typing import Any

import numpy as np

from grader.runner import collected, gate, wire
from grader.runner import shell as shells
from grader.runner.ask import ask_function, ask_value
from grader.runner.bounds import Bounds
from grader.runner.confine import confine, leave_the_parent
from grader.runner.refusals import NO_PROCESS, refuse_in_words

_NOTHING: dict[str, Any] = {"defined": True, "answers": [], "outputs": []}


def live(channel: socket.socket, shell: shells.Shell, order: dict[str, Any], rules: Any) -> bool:
    """Serve one session. Returns whether the child shall fork others from now on; else its socket has closed.

    `order` says where the scratch folder is, what may be read, whether figures are drawn, the bounds, and whether the
    notebook begins here; `rules` are the system calls allowed, or None where the child is trusted.
    """
    scratch, bounds = Path(order["scratch"]), Bounds(**order["bounds"])
    gate.hand_over(channel, closed=rules is not None)
    leave_the_parent(scratch, keep=channel.fileno(), parent=order["parent"])
    if rules is not None:
        confine(scratch, [Path(folder) for folder in order["readable"]], bounds, rules)
        refuse_in_words()
        shells.refuse_commands(shell, NO_PROCESS)
    collected.OUTPUTS.bounds = bounds
    shell.home_dir = str(scratch)
    sys.path.insert(0, "")  # as in a kernel: modules that the notebook has written
    if not order["figures"]:
        shells.leave_pictures_out(shell)
    if order["fresh"]:
        random.seed()
        np.random.seed(None)  # the legacy global state, which would be the parent's
    wire.send(channel, {"ready": os.getpid()})
    while (request := wire.receive(channel)) is not None:
        if request["do"] == "fork sessions":
            shared = _leaves_no_trace(scratch, channel)
            wire.send(channel, {"shared": shared})
            return shared
        _reply(channel, _serve(shell, request), bounds.answer_bytes)
    return False


def _leaves_no_trace(scratch: Path, channel: socket.socket) -> bool:
    """Whether a fork of this process has all that its cells have made, and shares none of it: no thread, file,
    descriptor or shared memory.
    """
    own = Path("/proc/self")
    if not own.is_dir():  # the system does not tell
        return False
    if len(os.listdir(own / "task")) > 1 or any(scratch.iterdir()):
        return False
    if any(" rw-s " in line for line in (own / "maps").read_text(encoding="utf-8").splitlines()):
        return False
    return _inherits_no_descriptor({0, 1, 2, channel.fileno()})


def _inherits_no_descriptor(known: set[int]) -> bool:
    """Whether a fork has no other descriptor. A fork has to look: matplotlib closes its fonts only there."""
    pid = os.fork()
    if pid:
        return os.waitpid(pid, 0)[1] == 0
    with contextlib.suppress(BaseException):
        others = {int(name) for name in os.listdir("/proc/self/fd")} - known
        if len(others) == 1:  # the one that listed them
            os._exit(0)
    os._exit(1)


def _reply(channel: socket.socket, reply: dict[str, Any], most_bytes: int) -> None:
    """Send a reply; one that is too large, or no plain data, becomes one without answers."""
    try:
        wire.send(channel, reply, most_bytes)
    except (wire.FrameError, TypeError, ValueError, RecursionError):
        wire.send(channel, _NOTHING)


def _serve(shell: shells.Shell, request: dict[str, Any]) -> dict[str, Any]:
    if request["do"] == "run":
        return {"outputs": shells.run_cell(shell, request["source"], request["seconds"], request["number"])}
    if request["do"] == "ask function":
        return ask_function(shell.user_ns, request["name"], request["cases"], request["seconds"])
    return ask_value(shell.user_ns, request["name"])
