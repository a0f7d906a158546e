"""Frames on a socket: four bytes of length, then JSON. The same on both sides of the border."""

import json
import socket
import struct
import time
from typing import Any

_HEAD = struct.Struct("!I")
MAX_FRAME = 32_000_000


class FrameError(Exception):
    """The other side sent something that is no frame, or one that is too large."""


def send(channel: socket.socket, message: dict[str, Any]) -> None:
    """Send one message. Raises OSError where the other side is gone or does not read."""
    body = json.dumps(message).encode()
    channel.sendall(_HEAD.pack(len(body)) + body)


def receive(channel: socket.socket, deadline: float | None = None) -> dict[str, Any] | None:
    """Receive one message; None when the other side has closed.

    `deadline` is a reading of `time.monotonic`; after it TimeoutError is raised. Raises FrameError on what is no
    message.
    """
    head = _read(channel, _HEAD.size, deadline)
    if head is None:
        return None
    (length,) = _HEAD.unpack(head)
    if length > MAX_FRAME:
        raise FrameError(f"a message of {length} bytes is larger than the bound of {MAX_FRAME}")
    body = _read(channel, length, deadline)
    return None if body is None else _parse(body)


def _read(channel: socket.socket, size: int, deadline: float | None) -> bytes | None:
    chunks = bytearray()
    while len(chunks) < size:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError("no answer in time")
            channel.settimeout(left)
        chunk = channel.recv(min(1 << 20, size - len(chunks)))
        if not chunk:
            return None
        chunks += chunk
    return bytes(chunks)


def _parse(body: bytes) -> dict[str, Any]:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FrameError("a message is not JSON") from error
    if not isinstance(message, dict):
        raise FrameError("a message is not an object")
    return message
