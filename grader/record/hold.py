"""One grader at a time on a class folder: whoever comes second is told who is at work."""

import contextlib
import fcntl
import json
import os
import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from grader.errors import HeldError
from grader.files import OWN_FOLDER


@contextlib.contextmanager
def hold(root: Path) -> Iterator[None]:
    """Hold the class folder while the block runs. The hold ends with the process, however that ends.

    Raises HeldError with the other's process, machine and time where somebody else holds it.
    """
    path = root / OWN_FOLDER / "at_work.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise HeldError(f"{root} is being graded: {_holder(path)}. Wait until it is done, or stop it.") from error
        _sign(path)
        yield


def _sign(path: Path) -> None:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    path.write_text(json.dumps({"process": os.getpid(), "machine": socket.gethostname(), "since": now}), "utf-8")


def _holder(path: Path) -> str:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return f"process {told['process']} on {told['machine']} has been at work since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process has just begun"
