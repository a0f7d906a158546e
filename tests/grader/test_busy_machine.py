"""A machine on which others take the processors, the processes and the room: an honest learner gets what is due."""

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest

from grader.border.values import encode
from grader.errors import GraderError
from grader.judge.run import Run
from grader.pipeline.workers import started_workers
from grader.questions import Case
from grader.questions.answers import Outcome
from grader.runner import Bounds, ProcessDiedError, Session, WarmProcess, fork_server
from grader.runner.process import Process
from grader.runner.quiet import Quiet

HOGS = 12
COMPUTES = "import time\nend = time.process_time() + {0}\nwhile time.process_time() < end: pass"
ANSWERS = "import time\ndef answer(x):\n    end = time.process_time() + x\n    while time.process_time() < end: pass"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how long a process waits for a processor"),
]


@contextmanager
def crowded(session: Session) -> Iterator[None]:
    """Let many processes compute on the one processor that the session's process may use."""
    processor = min(os.sched_getaffinity(0))
    os.sched_setaffinity(pid_of(session), {processor})
    start = f"import os; os.sched_setaffinity(0, {{{processor}}}); print(flush=True)\nwhile True: pass"
    hogs = [
        subprocess.Popen([sys.executable, "-c", start], stdout=subprocess.PIPE, start_new_session=True)
        for _ in range(HOGS)
    ]
    try:
        for hog in hogs:
            assert hog.stdout is not None
            hog.stdout.readline()
        yield
    finally:
        for hog in hogs:
            hog.kill()
            hog.communicate()


def pid_of(session: Session) -> int:
    return int(session.run("import os; os.getpid()")[0]["data"]["text/plain"])


def test_cell_is_not_stopped_for_the_time_that_others_compute(warm: WarmProcess) -> None:
    with warm.session(Bounds(cell_seconds=0.5)) as session, crowded(session):
        assert session.run(COMPUTES.format(0.2)) == []


def test_call_is_not_stopped_for_the_time_that_others_compute(warm: WarmProcess) -> None:
    with warm.session() as session:
        session.run(ANSWERS)
        with crowded(session):
            answers = session.ask_function("answer", [{"arguments": [encode(0.2)]}], 0.9)["answers"]
    assert [answer["outcome"] for answer in answers] == ["returned"]


@pytest.mark.parametrize("body", ["while True: pass", "time.sleep(600)"], ids=["busy", "sleeping"])
def test_call_without_end_is_stopped_on_a_busy_machine_too(warm: WarmProcess, body: str) -> None:
    with warm.session() as session:
        session.run(f"import time\ndef answer(x):\n    {body}")
        with crowded(session):
            answers = session.ask_function("answer", [{"arguments": [encode(1)]}], 0.3)["answers"]
    assert [answer["outcome"] for answer in answers] == ["timed out"]


def test_many_threads_together_weigh_as_one() -> None:
    source = "import threading\nfor _ in range(59): threading.Thread(target=threading.Event().wait).start()\nprint()"
    with subprocess.Popen([sys.executable, "-u", "-c", source], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        Process(process.pid, None).share(60)
        nice = [os.getpriority(os.PRIO_PROCESS, int(task)) for task in os.listdir(f"/proc/{process.pid}/task")]
        process.kill()
    assert nice == [19] * 60  # sixty times 15, where one thread alone weighs 1024


FLOODS = {
    "threading": "make = lambda: threading.Thread(target=threading.Event().wait, daemon=True).start()",
    "of small stacks": "threading.stack_size(32768); lock = _thread.allocate_lock(); lock.acquire()\n"
    "make = lambda: _thread.start_new_thread(lock.acquire, ())",
    "by the C library": "libc = ctypes.CDLL(None); thread = ctypes.byref(ctypes.c_ulong())\n"
    "def make(): assert libc.pthread_create(thread, None, libc.pause, None) == 0",
    "by system calls": "libc = ctypes.CDLL(None); stack = ctypes.create_string_buffer(1 << 16)\n"
    "top = ctypes.c_void_p((ctypes.addressof(stack) + (1 << 16)) & ~15)\n"
    "def make(): assert libc.clone(libc.pause, top, 0x10f00, None) > 0",
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_flood_gets_no_thread_beyond_its_bound(warm: WarmProcess, flood: str) -> None:
    count = "import ctypes, os, threading, _thread, time\nmade = os.open('made', os.O_CREAT | os.O_WRONLY)\n"
    repeat = "\nfor _ in range(9999): make(); os.write(made, b'x')\ntime.sleep(600)"
    with warm.session(Bounds(threads=9)) as session:
        folder = session.run("import os; os.getcwd()")[0]["data"]["text/plain"].strip("'")
        with pytest.raises(ProcessDiedError, match="it started more than 9 threads"):
            session.run(count + flood + repeat)
        assert os.path.getsize(f"{folder}/made") <= 8


def test_as_many_threads_as_allowed_may_start_and_end_again_and_again(warm: WarmProcess) -> None:
    source = (
        "import threading\n"
        "for _ in range(9):\n"
        "    some = [threading.Thread(target=sum, args=([],)) for _ in range(7)]\n"
        "    [one.start() for one in some]; [one.join() for one in some]"
    )
    with warm.session(Bounds(threads=16)) as session:
        assert session.run(source) == []


@contextmanager
def no_room(warm: WarmProcess, monkeypatch: pytest.MonkeyPatch, until: Any) -> Iterator[None]:
    """Let the process that forks have no descriptor left until `until()` says so; it is asked at each try."""
    with warm.session() as session:
        forking = int(session.run("import os; os.getppid()")[0]["data"]["text/plain"])
    before = resource.prlimit(forking, resource.RLIMIT_NOFILE)
    pause = time.sleep

    def wait(seconds: float) -> None:
        if until():
            resource.prlimit(forking, resource.RLIMIT_NOFILE, before)
        pause(seconds)

    resource.prlimit(forking, resource.RLIMIT_NOFILE, (4, before[1]))
    try:
        monkeypatch.setattr(fork_server.time, "sleep", wait)
        yield
    finally:
        resource.prlimit(forking, resource.RLIMIT_NOFILE, before)


def test_process_is_started_when_there_is_room_again(warm: WarmProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    with no_room(warm, monkeypatch, until=lambda: True), warm.session() as session:
        assert session.run("1 + 1")[0]["data"]["text/plain"] == "2"


def test_where_there_is_no_room_who_has_many_threads_gives_way(
    warm: WarmProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    with warm.session() as greedy, warm.session() as modest:
        greedy.run("import threading\nfor _ in range(12): threading.Thread(target=threading.Event().wait).start()")
        modest.run("import threading\nthreading.Thread(target=threading.Event().wait).start()")
        pid = pid_of(greedy)
        with no_room(warm, monkeypatch, until=lambda: not os.path.exists(f"/proc/{pid}/exe")), warm.session() as other:
            assert other.run("1 + 1")[0]["data"]["text/plain"] == "2"
        with pytest.raises(ProcessDiedError, match="it started 13 threads, and the machine had no room left"):
            greedy.run("1")
        assert modest.run("1 + 1")[0]["data"]["text/plain"] == "2"


def test_submission_waits_for_another_run_where_no_room_comes(
    warm: WarmProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fork_server, "_ROOM_SECONDS", 0.0)
    with (
        no_room(warm, monkeypatch, until=lambda: False),
        pytest.raises(OSError, match="no room for another process"),
    ):
        warm.session()


def test_grader_whose_threads_cannot_start_says_what_to_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(GraderError, match=r"start no 3 threads\. Allow more processes \(ulimit -u"):
        started_workers(3)


class Stalled:
    """Stands in for sessions of a machine that gives the first ones no time, as one that waits for its disk does."""

    def __init__(self, stalls: int, kept_waiting: bool) -> None:
        self.stalls, self.kept_waiting = stalls, kept_waiting
        self.cpu_seconds = self.seconds = 0.0
        self.began: list[str] = []

    def session(self, bounds: Bounds, *further: Any) -> "Stalled":
        self.began.append("session")
        return self

    def alone(self) -> Any:
        self.began.append("alone")
        return nullcontext()

    def was_kept_waiting(self, seconds: float) -> bool:
        return self.kept_waiting

    def ask_function(self, *request: Any) -> dict[str, Any]:
        self.stalls -= 1
        answer = {"outcome": "timed out"} if self.stalls >= 0 else {"outcome": "returned", "value": encode(1)}
        return {"defined": True, "answers": [answer]}

    def run(self, source: str, number: int) -> list[dict[str, Any]]:
        self.stalls -= 1
        return [{"output_type": "error", "ename": "TimeUp"}] if self.stalls >= 0 else []

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("stalls", "kept_waiting", "outcome", "began"),
    [
        (1, True, Outcome.RETURNED, ["session", "alone", "session"]),
        (2, True, Outcome.TIMED_OUT, ["session", "alone", "session"]),
        (1, False, Outcome.TIMED_OUT, ["session"]),
        (0, True, Outcome.RETURNED, ["session"]),
    ],
    ids=["stalled", "stalled-twice", "own-fault", "in-time"],
)
def test_question_is_asked_again_alone_once_where_the_process_was_kept_waiting(
    stalls: int, kept_waiting: bool, outcome: Outcome, began: list[str]
) -> None:
    machine: Any = Stalled(stalls, kept_waiting)
    reply = Run(machine, Bounds(), figures=False).ask_function("answer", [Case("a", "b", (1,))], 3.0)
    assert reply.answers[0].outcome is outcome
    assert machine.began == began


def test_cell_is_run_again_alone_where_the_process_was_kept_waiting() -> None:
    machine: Any = Stalled(1, kept_waiting=True)
    run = Run(machine, Bounds(), figures=False)
    run.count = 1
    assert run.cell("x = 1") == []
    assert machine.began == ["session", "alone", "session"]


def test_nothing_runs_beside_who_is_alone() -> None:
    quiet, seen = Quiet(), []

    def other() -> None:
        with quiet.beside_others():
            seen.append("other")

    with quiet.beside_others():
        pass
    with quiet.alone():
        thread = threading.Thread(target=other)
        thread.start()
        with quiet.beside_others():
            seen.append("own")
    thread.join()
    assert seen == ["own", "other"]
