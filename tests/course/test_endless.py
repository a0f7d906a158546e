"""Code that does not come back: a check ends it after a stated time, on every system and in every kernel."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from courselab.patience import OutOfPatience, at_most

from grader.course import Course
from grader.runner import Bounds, Session, WarmProcess

COURSE = Course(Path(__file__).parents[2])
SHORT = "import courselab.trial, courselab.failures\ncourselab.trial.SECONDS = courselab.failures.SECONDS = 0.2\n"
ENDLESS = """
def kmeans_cost(X, labels, centroids):
    rounds = 0
    while True: rounds += 1
"""


def loop() -> None:
    rounds = 0
    while True:
        rounds += 1


def swallows_what_stops_it() -> None:
    for _ in range(2):
        with contextlib.suppress(BaseException):
            loop()
    loop()


@pytest.fixture(params=["a timer", "a thread", "tracing"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A system that knows all; one without timers, such as Windows; and one that cannot start a thread either."""
    if request.param != "a timer":
        monkeypatch.delattr(signal, "setitimer")
    if request.param == "tracing":
        monkeypatch.setattr(threading.Thread, "start", cannot_start)
    return str(request.param)


def cannot_start(self: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


@pytest.fixture
def session() -> Iterator[Session]:
    """A confined process in which grading runs a notebook of the workshop."""
    warm = WarmProcess(["kmeans_lab"], COURSE.packages)
    with warm.session(Bounds(cell_seconds=1.0)) as session:
        yield session
    warm.close()


def test_endless_loop_is_ended(way: str) -> None:
    with pytest.raises(OutOfPatience), at_most(0.1):
        loop()


def test_code_after_an_ended_loop_goes_on(way: str) -> None:
    with pytest.raises(OutOfPatience), at_most(0.1):
        loop()
    with at_most(60.0):
        assert sum(range(100_000)) == 4_999_950_000


@pytest.mark.parametrize("way", ["a timer", "a thread"], indirect=True)
def test_loop_that_swallows_exceptions_is_ended_too(way: str) -> None:
    with pytest.raises(OutOfPatience), at_most(0.1):
        swallows_what_stops_it()


def test_loop_in_another_thread_is_ended() -> None:
    ends = []

    def run() -> None:
        try:
            with at_most(0.1):
                loop()
        except OutOfPatience:
            ends.append("ended")

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert ends == ["ended"]


def test_timer_of_somebody_else_is_set_again() -> None:
    rings = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: rings.append(number))
    signal.setitimer(signal.ITIMER_REAL, 100.0)
    try:
        with pytest.raises(OutOfPatience), at_most(0.1):
            loop()
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        signal.raise_signal(signal.SIGALRM)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert 0 < left < 100
    assert rings == [signal.SIGALRM]


def test_check_of_an_endless_loop_says_so_with_the_line_and_the_input(session: Session) -> None:
    session.run(f"{SHORT}from kmeans_lab import check\n{ENDLESS}")
    (error,) = session.run('check("kmeans_cost")')
    first, line, asked, expected, *last = error["traceback"]
    assert first == (
        "kmeans_cost: timed out. It had not come back after 0.2 seconds, and was stopped. Does a loop go on for ever?"
    )
    assert line == "Your line: while True: rounds += 1"
    assert asked.startswith("Smallest input: kmeans_cost(np.array(")
    assert expected.startswith("Expected: ")
    assert last == [
        "Look at: what must change from round to round, so that the loop ends: print it for the first few.",
        'Stuck? hint("kmeans_cost")',
    ]


def test_grading_s_own_bound_on_a_cell_holds_after_a_check_that_was_ended(session: Session) -> None:
    session.run(f"{SHORT}from kmeans_lab import check\n{ENDLESS}")
    session.run('check("kmeans_cost")')
    (error,) = session.run("while True:\n    pass")
    assert error["ename"] == "TimeUp"
