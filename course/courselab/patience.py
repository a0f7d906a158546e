"""Patience: code that does not come back is stopped after a stated time, on every system a notebook runs on.

Three ways lead there. A timer of the system interrupts even a sleep, but only in the main thread and not on Windows. A
thread that waits can raise an exception in another one. Where no thread can start, as in a browser, each line of Python
asks what time it is, which makes the code slower. A long call of compiled code is stopped as soon as it returns.
"""

import contextlib
import ctypes
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

SECONDS = 10.0
"""How long a check waits for all of its examples together, by the clock."""
_AGAIN = 0.5
_TRIES = 20
"""A bare `except` in a loop swallows the exception, so it is raised again after a while: so often by a thread."""


class OutOfPatience(BaseException):
    """Raised inside code that takes too long. Not an Exception, so that `except Exception` lets it pass."""


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise OutOfPatience inside the block once it has taken `seconds`."""
    with _way()(seconds):
        yield


def _way() -> Callable[[float], contextlib.AbstractContextManager[None]]:
    if _can_set_a_timer():
        return _by_timer
    return _by_thread if _can_start_a_thread() else _by_tracing


def _can_set_a_timer() -> bool:
    in_main = threading.current_thread() is threading.main_thread()
    return in_main and hasattr(signal, "setitimer") and sys.platform != "emscripten"


def _can_start_a_thread() -> bool:
    try:
        threading.Thread(target=int, daemon=True).start()
    except RuntimeError:
        return False
    return True


@contextlib.contextmanager
def _by_timer(seconds: float) -> Iterator[None]:
    """Set the timer, and set another one, which somebody else has set before, again afterwards."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise OutOfPatience

    left, interval = signal.getitimer(signal.ITIMER_REAL)
    if 0 < left <= seconds:
        yield
        return
    start = time.monotonic()
    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - start), 1e-3), interval)


@contextlib.contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    """Let a thread wait, and raise the exception in this one. What it raises at the last moment arrives at the end of
    the block: whoever waits for the lock steps through Python.
    """
    target, is_over, wake, lock = ctypes.c_ulong(threading.get_ident()), False, threading.Event(), threading.Lock()

    def wait() -> None:
        for pause in (seconds, *[_AGAIN] * _TRIES):
            wake.wait(pause)
            with lock:
                if is_over:
                    return
                ctypes.pythonapi.PyThreadState_SetAsyncExc(target, ctypes.py_object(OutOfPatience))

    threading.Thread(target=wait, daemon=True).start()
    try:
        yield
    finally:
        is_over = True  # Nothing can be raised before this line is done, as it could inside of wake.set().
        wake.set()
        with lock:
            pass


@contextlib.contextmanager
def _by_tracing(seconds: float) -> Iterator[None]:
    """Ask for the time at each line, in place of what traces already, such as a debugger."""
    end, before = time.monotonic() + seconds, sys.gettrace()

    def look(frame: FrameType, event: str, argument: Any) -> Any:
        if time.monotonic() > end:
            raise OutOfPatience
        return look

    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(before)
