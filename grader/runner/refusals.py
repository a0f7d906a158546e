"""What a learner reads who tries what confinement refuses. The system refuses by itself; this only says it in words.

Audit hooks see these attempts wherever they come from: `subprocess`, `os`, `multiprocessing`, IPython's `!command`.
Source of the names: docs.python.org, "Audit events table".
"""

import socket
import sys
from typing import Any

NO_PROCESS = "Your notebook cannot start other programs or processes while it is graded: leave this line out."
_NETWORK = "Your notebook cannot use the network while it is graded: leave this line out."
_SENTENCES = dict.fromkeys(
    (
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.system",
        "pty.spawn",
        "subprocess.Popen",
    ),
    NO_PROCESS,
) | dict.fromkeys(
    (
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendto",
    ),
    _NETWORK,
)


def refuse_in_words() -> None:
    """From now on, raise PermissionError with a sentence where a program or the network is reached for."""
    sentences, families = _SENTENCES, (socket.AF_INET, socket.AF_INET6)  # out of reach of who changes this module

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in sentences or (event == "socket.__new__" and arguments[1] in families):
            raise PermissionError(sentences.get(event, _NETWORK))

    sys.addaudithook(refuse)
