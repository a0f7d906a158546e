"""Asking alone: what came to nothing on a busy machine is asked again while nothing else of the grader's runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Quiet:
    """Lets the requests of many threads run side by side, or those of one thread alone. Who waits to be alone comes
    before requests that have not begun.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running = 0
        self._alone: int | None = None

    @contextmanager
    def beside_others(self) -> Iterator[None]:
        """Run one request, after a thread that is alone."""
        with self._changed:
            self._changed.wait_for(lambda: self._alone in (None, threading.get_ident()))
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait for the requests that run; until the end, only this thread's run."""
        with self._changed:
            self._changed.wait_for(lambda: self._alone is None)
            self._alone = threading.get_ident()
            self._changed.wait_for(lambda: self._running == 0)
        try:
            yield
        finally:
            with self._changed:
                self._alone = None
                self._changed.notify_all()
