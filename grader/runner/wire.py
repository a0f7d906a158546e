"""Frames on a socket: four bytes of length, then JSON. The same on both sides of the border."""

import contextlib
import json
import re
import socket
import struct
import time
from collections.abc import Callable
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


def within(seconds: float) -> Callable[[], float]:
    """How many of these seconds are left, by the clock on the wall."""
    end = time.monotonic() + seconds
    return lambda: end - time.monotonic()


def receive(
    channel: socket.socket, seconds_left: Callable[[], float] | None = None, most_bytes: int = MAX_BYTES
) -> dict[str, Any] | None:
    """Receive one message; None when the other side has closed.

    `seconds_left` is asked again when it should be over, for it may count other than the clock; TimeoutError is raised
    where it is. Raises FrameError on what is no message.
    """
    head = _read(channel, _HEAD.size, seconds_left)
    if head is None:
        return None
    (length,) = _HEAD.unpack(head)
    _require_size(length, most_bytes)
    body = _read(channel, length, seconds_left)
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


def _read(channel: socket.socket, size: int, seconds_left: Callable[[], float] | None) -> bytes | None:
    chunks = bytearray()
    while len(chunks) < size:
        chunk = _some(channel, size - len(chunks), seconds_left)
        if not chunk:
            return None
        chunks += chunk
    return bytes(chunks)


def _some(channel: socket.socket, size: int, seconds_left: Callable[[], float] | None) -> bytes:
    while seconds_left is not None:
        left = seconds_left()
        if left <= 0:
            raise TimeoutError("no answer in time")
        channel.settimeout(left)
        with contextlib.suppress(TimeoutError):
            return channel.recv(min(1 << 20, size))
    return channel.recv(min(1 << 20, size))


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
