"""The gate of threads: a learner's process asks for each thread that it starts, and waits for the answer.

Between two looks of the supervisor a flood starts thousands. Nothing else on Linux counts the threads of one process:
RLIMIT_NPROC counts all that an account runs and binds no root, and groups of processes (cgroups) are seldom the
grader's to make. So a filter holds every call that starts a thread until the grader lets it go on. Sources:
seccomp_unotify(2), linux/seccomp.h.
"""

import contextlib
import fcntl
import os
import select
import socket
import struct
import time
from typing import Any

from grader.runner.calls import CLONE_THREAD

_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101
"""SECCOMP_IOCTL_NOTIF_RECV and SECCOMP_IOCTL_NOTIF_SEND."""
_REQUEST = struct.Struct("=QII64x")
_REPLY = struct.Struct("=QqiI")
_GO_ON = 1
"""SECCOMP_USER_NOTIF_FLAG_CONTINUE."""
_PAUSE_SECONDS = 0.001
"""Between two threads of one process, so that one that starts and ends them without end costs the grader little."""


def hand_over(channel: socket.socket, closed: bool) -> None:
    """On the learner's side: send our end of a gate as the one descriptor that comes with one byte.

    None comes with it where the gate shall not be `closed`, or where the system lets no second process watch this one,
    as within some containers: then the supervisor's looks must do.
    """
    descriptors = []
    if closed:
        with contextlib.suppress(OSError):
            _hold_threads()
            descriptors = [_listener()]
    socket.send_fds(channel, [b"g"], descriptors)


def take_over(channel: socket.socket) -> int | None:
    """On the grader's side: what `hand_over` has sent. Raises OSError where no descriptor is left to take it."""
    _, descriptors, flags, _ = socket.recv_fds(channel, 1, 1)
    if flags & socket.MSG_CTRUNC:
        raise OSError("The grader has too many files open: raise the limit (ulimit -n)")
    return descriptors[0] if descriptors else None


def waiting_at(gate: int) -> int | None:
    """The number of the request that waits at a gate; None where nobody does any more."""
    request = bytearray(_REQUEST.size)
    still = select.poll()
    still.register(gate, select.POLLIN)
    if not still.poll(0):  # or receiving would wait
        return None
    try:
        fcntl.ioctl(gate, _RECEIVE, request)
    except OSError:
        return None
    return int(_REQUEST.unpack(request)[0])


def let_in(gate: int, request: int) -> None:
    """Let the thread that waits start another."""
    with contextlib.suppress(OSError):  # it has ended meanwhile
        fcntl.ioctl(gate, _ANSWER, _REPLY.pack(request, 0, 0, _GO_ON))


class Gates:
    """All gates of one grader. Gates may be added and removed while another thread waits at them."""

    def __init__(self) -> None:
        self._poll: Any = select.epoll() if hasattr(select, "epoll") else None

    def add(self, gate: int) -> None:
        """Wait at this gate too."""
        self._poll.register(gate, select.EPOLLIN)

    def remove(self, gate: int) -> None:
        """Wait there no more, and close it: threads that wait are refused."""
        with contextlib.suppress(OSError):
            self._poll.unregister(gate)
        os.close(gate)

    def wait(self, seconds: float) -> set[int]:
        """The gates at which somebody waits, at most `seconds` later."""
        if self._poll is None:
            time.sleep(seconds)
            return set()
        events = dict(self._poll.poll(seconds))
        for gate in (gate for gate, event in events.items() if event & select.EPOLLHUP):
            with contextlib.suppress(OSError):  # the process has ended
                self._poll.unregister(gate)
        waiting = {gate for gate, event in events.items() if event & select.EPOLLIN}
        if waiting:
            time.sleep(_PAUSE_SECONDS)
        return waiting


def _hold_threads() -> None:
    import pyseccomp  # noqa: PLC0415 - Linux only

    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    rules.add_rule(pyseccomp.NOTIFY, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, CLONE_THREAD, CLONE_THREAD))
    rules.load()


def _listener() -> int:
    """The gate's other end, which the library that loaded the filter does not tell."""
    folder = "/proc/self/fd"
    for name in os.listdir(folder):
        with contextlib.suppress(OSError):
            if "seccomp" in os.readlink(f"{folder}/{name}"):
                return int(name)
    raise OSError("no listener")
