"""The forked child: it locks itself in, then runs cells and answers questions until its socket closes."""

import os
import random
import socket
from pathlib import Path
from typing import Any

import numpy as np

from grader.runner import shell as shells
from grader.runner import wire
from grader.runner.ask import ask_function, ask_value
from grader.runner.confine import Bounds, confine, leave_the_parent


def live(channel: socket.socket, shell: shells.Shell, order: dict[str, Any]) -> None:
    """Serve one session. `order` says where the scratch folder is, what may be read, and whether figures are drawn."""
    scratch = Path(order["scratch"])
    leave_the_parent(scratch, keep=channel.fileno())
    if order["confined"]:
        confine(scratch, [Path(folder) for folder in order["readable"]], Bounds(cpu_seconds=order["cpu_seconds"]))
    if not order["figures"]:
        shells.leave_pictures_out(shell)
    random.seed()
    np.random.seed(None)  # the legacy global state, which would be the parent's
    wire.send(channel, {"ready": os.getpid()})
    while (request := wire.receive(channel)) is not None:
        wire.send(channel, _serve(shell, request))


def _serve(shell: shells.Shell, request: dict[str, Any]) -> dict[str, Any]:
    if request["do"] == "run":
        return {"outputs": shells.run_cell(shell, request["source"], request["seconds"])}
    if request["do"] == "ask function":
        return ask_function(shell.user_ns, request["name"], request["cases"], request["seconds"])
    return ask_value(shell.user_ns, request["name"])
