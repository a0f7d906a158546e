"""Frames on a socket: four bytes of length, then JSON. The same on both sides of the border."""

import json
import re
import socket
import struct
import time
from typing import Any

_HEAD = struct.Struct("!I")
MAX_BYTES = 32_000_000
_MOST_ITEMS = 2_000_000
"""Values in one message: an empty list takes two bytes on the wire, and thirty times as many in memory."""
_MOST_DEPTH = 100
"""Lists and dicts in one another: what is read later is read by recursion. Values and outputs nest a fifth as deep."""
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class FrameError(Exception):
    """The other side sent something that is no frame, or one that is too large or too deep."""


def send(channel: socket.socket, message: dict[str, Any], most_bytes: int = MAX_BYTES) -> None:
    """Send one message. Raises FrameError where it is too large or too deep, OSError where the other side is gone or
    does not read.
    """
    body = json.dumps(message).encode()
    _require_size(len(body), most_bytes)
    _require_shallow(message)
    channel.sendall(_HEAD.pack(len(body)) + body)


def receive(
    channel: socket.socket, deadline: float | None = None, most_bytes: int = MAX_BYTES
) -> dict[str, Any] | None:
    """Receive one message; None when the other side has closed.

    `deadline` is a reading of `time.monotonic`; after it TimeoutError is raised. Raises FrameError on what is no
    message.
    """
    head = _read(channel, _HEAD.size, deadline)
    if head is None:
        return None
    (length,) = _HEAD.unpack(head)
    _require_size(length, most_bytes)
    body = _read(channel, length, deadline)
    return None if body is None else _parse(body)


def _require_size(length: int, most_bytes: int) -> None:
    if length > most_bytes:
        raise FrameError(f"it sent {length} bytes at once, more than the bound of {most_bytes}")


def _require_shallow(message: Any) -> None:
    level: list[Any] = [[message]]
    for _ in range(_MOST_DEPTH):
        inner = (item.values() if isinstance(item, dict) else item for item in level)
        level = [one for items in inner for one in items if isinstance(one, list | tuple | dict)]
    if level:
        raise FrameError("it sent values in values without end")


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
    if sum(map(body.count, (b",", b"[", b"{"))) > _MOST_ITEMS:
        raise FrameError("it sent too many values at once")
    try:
        text = body.decode("utf-8")  # json itself would guess, and let half a pair pass
        message = json.loads(text)
        _require_shallow(message)
        if _SURROGATE.search(text):  # half a pair is no text and cannot be stored
            message = json.loads(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise FrameError("it sent something that is no message") from error
    if not isinstance(message, dict):
        raise FrameError("it sent something that is no message")
    return message
