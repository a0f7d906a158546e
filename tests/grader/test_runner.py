"""A learner's process: what comes back from its cells and calls, how it ends, and what it cannot reach."""

import os
import select
from collections.abc import Iterator

import numpy as np
import pytest

from grader.border.calling import encode_inputs
from grader.border.standins import Opaque
from grader.border.values import encode
from grader.questions.answers import Outcome, Reply, read_reply
from grader.runner import Bounds, CannotConfineError, ProcessDiedError, Session, WarmProcess, confine

TWO_NUMBERS = np.array([1.0, 2.0])


@pytest.fixture
def session(warm: WarmProcess) -> Iterator[Session]:
    with warm.session(Bounds(cell_seconds=2.0, notebook_seconds=30.0)) as session:
        yield session


def ask(session: Session, source: str, *arguments: object, seconds: float = 2.0) -> Reply:
    session.run(source)
    calls = [encode_inputs(arguments, {})]
    return read_reply(session.ask_function("answer", calls, seconds), 1)


def text_of(outputs: list[dict[str, object]]) -> str:
    return "".join(str(output.get("text", "")) for output in outputs)


def error_of(session: Session, source: str) -> str:
    (error,) = [output for output in session.run(source) if output["output_type"] == "error"]
    return f"{error['ename']}: {error['evalue']}"


def test_cells_share_their_names(session: Session) -> None:
    session.run("x = 20")
    assert session.run("x + 22")[0]["data"]["text/plain"] == "42"


def test_prints_and_warnings_are_kept_as_streams(session: Session) -> None:
    outputs = session.run("import sys; print('out'); print('err', file=sys.stderr)")
    assert [(output["name"], output["text"]) for output in outputs] == [("stdout", "out\n"), ("stderr", "err\n")]


def test_exception_is_an_output_and_the_next_cell_runs(session: Session) -> None:
    assert session.run("1 / 0")[0]["ename"] == "ZeroDivisionError"
    assert text_of(session.run("print('on')")) == "on\n"


def test_top_level_await_works(session: Session) -> None:
    assert text_of(session.run("import asyncio; await asyncio.sleep(0); print('done')")) == "done\n"


@pytest.mark.slow
def test_prints_without_end_are_cut_and_stopped(session: Session) -> None:
    outputs = session.run("while True: print('x' * 1000)")
    assert outputs[-1]["ename"] == "TimeUp"
    assert len(text_of(outputs)) < 1_100_000


def test_sessions_know_nothing_of_each_other(warm: WarmProcess) -> None:
    with warm.session() as first:
        first.run("left_behind = 1; open('file', 'w').write('1')")
    with warm.session() as second:
        assert "NameError" in second.run("left_behind")[0]["ename"]
        assert "FileNotFoundError" in second.run("open('file')")[0]["ename"]


def test_function_is_called_on_a_copy(session: Session) -> None:
    reply = ask(session, "def answer(x):\n    x[0] = 9.0\n    return x", TWO_NUMBERS)
    np.testing.assert_array_equal(reply.answers[0].after[0], [9.0, 2.0])
    np.testing.assert_array_equal(TWO_NUMBERS, [1.0, 2.0])


def test_arguments_come_back_only_where_one_has_changed(session: Session) -> None:
    assert ask(session, "def answer(x):\n    return x + 1", TWO_NUMBERS).answers[0].after == ()


def test_warning_in_a_function_costs_nothing(session: Session) -> None:
    reply = ask(session, "import numpy as np\ndef answer(x):\n    return np.log(x - x)", TWO_NUMBERS)
    assert reply.answers[0].outcome is Outcome.RETURNED


def test_exception_in_a_function_comes_with_its_line(session: Session) -> None:
    answer = ask(session, "def answer(x):\n    return x.nothing", TWO_NUMBERS).answers[0]
    assert (answer.outcome, answer.error, answer.line) == (Outcome.RAISED, "AttributeError", "return x.nothing")


@pytest.mark.parametrize(
    "body",
    ["while True: pass", "import time; time.sleep(60)", "while True: print('x')"],
    ids=["busy", "sleeping", "printing"],
)
def test_function_that_never_returns_times_out(session: Session, body: str) -> None:
    assert ask(session, f"def answer(x):\n    {body}", 1, seconds=0.5).answers[0].outcome is Outcome.TIMED_OUT


def test_cases_after_the_time_is_over_are_not_asked(session: Session) -> None:
    session.run("def answer(x):\n    while True: pass")
    reply = read_reply(session.ask_function("answer", [{"arguments": [encode(1)]}] * 6, 0.6), 6)
    assert {answer.outcome for answer in reply.answers} == {Outcome.TIMED_OUT, Outcome.NOT_ASKED}


@pytest.mark.parametrize(
    "body", ["import os; os._exit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"], ids=["exit", "kill"]
)
def test_function_that_ends_its_process_is_noticed(session: Session, body: str) -> None:
    with pytest.raises(ProcessDiedError, match="ended the Python process"):
        ask(session, f"def answer(x):\n    {body}", 1)


def test_sys_exit_is_only_an_exception(session: Session) -> None:
    answer = ask(session, "def answer(x):\n    raise SystemExit", 1).answers[0]
    assert (answer.outcome, answer.error) == (Outcome.RAISED, "SystemExit")


@pytest.mark.slow
def test_code_that_ignores_the_alarm_is_ended_from_outside(warm: WarmProcess) -> None:
    stubborn = "import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True: pass"
    with warm.session(Bounds(cell_seconds=0.2)) as session, pytest.raises(ProcessDiedError) as death:
        session.run(stubborn)
    assert death.value.timed_out


def test_object_equal_to_anything_comes_back_as_opaque(session: Session) -> None:
    liar = "class Liar:\n    def __eq__(self, other): return True\ndef answer(x):\n    return Liar()"
    assert ask(session, liar, 1).answers[0].value == Opaque("Liar")


def test_undefined_function_comes_with_what_is_defined(session: Session) -> None:
    reply = ask(session, "def answr(x):\n    return x", 1)
    assert not reply.defined
    assert reply.names == ("answr",)


def test_forged_reply_is_malformed_and_no_more(session: Session) -> None:
    forge = (
        "import gc, json, socket, struct\n"
        "channel = next(o for o in gc.get_objects() if type(o) is socket.socket and o.fileno() > 2)\n"
        "body = json.dumps({'defined': True, 'answers': [{'outcome': 'right'}]}).encode()\n"
        "def answer(x):\n    channel.sendall(struct.pack('!I', len(body)) + body)\n    return 1"
    )
    assert ask(session, forge, 1).answers[0].outcome is Outcome.MALFORMED


def test_names_that_could_be_no_function_are_left_out() -> None:
    names = ["good", "../evil", "/evil", "a.b", "", "x" * 61, 5, None]
    assert read_reply({"defined": False, "names": names, "answers": []}, 0).names == ("good",)


def test_closed_session_leaves_no_process_and_no_folder(warm: WarmProcess) -> None:
    session = warm.session()
    pid = int(session.run("import os; os.getpid()")[0]["data"]["text/plain"])
    folder = session.run("os.getcwd()")[0]["data"]["text/plain"].strip("'")
    session.close()
    assert not os.path.exists(folder)
    assert ended(pid)


def ended(pid: int) -> bool:
    """Whether a process ends, within a minute: long enough for a machine that others keep busy."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 60.0)[0])
    finally:
        os.close(handle)


def test_machine_that_cannot_confine_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine, "missing_layers", lambda: ["Landlock"])
    with pytest.raises(CannotConfineError, match=r"it lacks Landlock\. .*--trust-submissions"):
        WarmProcess([])


def test_trusted_submissions_run_where_the_machine_cannot_confine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine, "missing_layers", lambda: ["Landlock"])
    warm = WarmProcess([], trust=True)
    with warm.session() as session:
        assert session.run("1 + 1")[0]["data"]["text/plain"] == "2"
    warm.close()


@pytest.mark.skipif(
    "not __import__('grader.runner.confine', fromlist=['x']).missing_layers() == []", reason="no confinement here"
)
class TestConfinement:
    @pytest.mark.parametrize(
        "source",
        [
            "open({outside!r}).read()",
            "import os; os.listdir({folder!r})",
            "open({outside!r}, 'a')",
            "import os; os.remove({outside!r})",
            "import socket; socket.create_connection(('127.0.0.1', 9))",
            "import subprocess; subprocess.run(['true'])",
            "import os; os.fork()",
            "import os; os.kill(os.getppid(), 9)",
            "import os; os.symlink({outside!r}, 'link')",
            "open('/proc/1/environ').read()",
        ],
    )
    def test_what_is_outside_cannot_be_reached(
        self, session: Session, tmp_path_factory: pytest.TempPathFactory, source: str
    ) -> None:
        folder = tmp_path_factory.mktemp("outside")
        outside = folder / "secret.txt"
        outside.write_text("secret", encoding="utf-8")
        assert "Error" in error_of(session, source.format(outside=str(outside), folder=str(folder)))
        assert outside.read_text(encoding="utf-8") == "secret"

    def test_instructors_environment_is_not_there(self, session: Session) -> None:
        names = session.run("import os; sorted(os.environ)")[0]["data"]["text/plain"]
        assert "PYTEST_CURRENT_TEST" not in names

    def test_threads_work(self, session: Session) -> None:
        source = "import threading\nt = threading.Thread(target=print, args=('hi',)); t.start(); t.join()"
        assert text_of(session.run(source)) == "hi\n"

    @pytest.mark.parametrize(
        ("source", "sentence"),
        [
            ("import subprocess; subprocess.run(['true'])", "cannot start other programs"),
            ("import os; os.fork()", "cannot start other programs"),
            ("import os; os.system('true')", "cannot start other programs"),
            ("import socket; socket.create_connection(('127.0.0.1', 9))", "cannot use the network"),
        ],
        ids=["subprocess", "fork", "system", "network"],
    )
    def test_what_is_refused_is_refused_with_a_sentence(self, session: Session, source: str, sentence: str) -> None:
        assert sentence in error_of(session, source)

    def test_own_folder_can_be_written(self, session: Session) -> None:
        assert text_of(session.run("open('a', 'w').write('x'); print(open('a').read())")) == "x\n"

    def test_too_much_memory_is_refused(self, session: Session) -> None:
        assert "MemoryError" in error_of(session, "x = bytearray(8_000_000_000)")


def test_session_may_be_closed_twice(warm: WarmProcess) -> None:
    session = warm.session()
    session.close()
    taken = os.open(os.devnull, os.O_RDONLY)  # likely under the number that was let go
    session.close()
    os.close(taken)
