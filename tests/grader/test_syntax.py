"""Source is read in threads: several submissions are judged at the same time."""

import ast
import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.syntax import parse

pytestmark = pytest.mark.slow

SOURCE = Path(ast.__file__).read_text("utf-8")


class Slow:
    """Garbage whose end takes a moment, in which other threads get their turn."""

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        sum(range(50))


@pytest.fixture
def frequent_turns() -> Iterator[None]:
    """Threads take turns as often as can be, also while a tree is built."""
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(1e-6)
    gc.set_threshold(50)
    yield
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)


@pytest.mark.usefixtures("frequent_turns")
def test_source_is_read_in_several_threads_at_once() -> None:
    faults: list[BaseException] = []

    def read(depth: int) -> ast.Module:
        return read(depth - 1) if depth else parse(SOURCE)

    def work(depth: int) -> None:
        try:
            for _ in range(20):
                garbage = [Slow() for _ in range(30)]
                read(depth)
                garbage.clear()
        except SystemError as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(depth,)) for depth in (1, 10, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
