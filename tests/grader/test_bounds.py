# ruff: noqa: E501 - a table of sources
"""Every bound on a learner's process: what a course may set, and that a child that goes beyond is ended or refused."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from grader.course.settings_file import read_settings
from grader.errors import CourseError
from grader.runner import Allowance, Bounds, Disk, ProcessDiedError, WarmProcess

TIGHT = Bounds(cell_seconds=5.0, notebook_seconds=20.0, cell_cpu_seconds=10.0)


@pytest.fixture
def bounds_of(tmp_path: Path) -> Callable[[str], Bounds]:
    """Return a function that gives the bounds of a course whose table of bounds is a text."""

    def read(text: str) -> Bounds:
        path = tmp_path / "pyproject.toml"
        table = f'[tool.grader]\nassignments = ["lessons"]\n[tool.grader.bounds]\n{text}\n'
        path.write_text(table, encoding="utf-8")
        return read_settings(path).bounds

    return read


def test_no_settings_are_the_defaults(bounds_of) -> None:
    assert bounds_of("") == Bounds()


def test_setting_replaces_its_default_only(bounds_of) -> None:
    assert bounds_of("memory = 2048") == replace(Bounds(), memory=2048)


def test_unknown_bound_is_named_with_the_known_ones(bounds_of) -> None:
    with pytest.raises(CourseError, match=r"\[tool.grader.bounds\] has no key `memroy`.*notebook_seconds"):
        bounds_of("memroy = 5")


@pytest.mark.parametrize("value", ["0", "-1", "true", "'64'", "nan", "1e300", "[1]", "2.0", "10000000000000000000"])
def test_impossible_value_is_refused(value: str, bounds_of) -> None:
    with pytest.raises(CourseError, match=r"\[tool.grader.bounds\]: threads = .* is impossible"):
        bounds_of(f"threads = {value}")


@pytest.mark.parametrize("value", ["nan", "inf", "0.01", "'1'"])
def test_impossible_time_is_refused(value: str, bounds_of) -> None:
    with pytest.raises(CourseError, match=r"\[tool.grader.bounds\]: cell_seconds = .* is impossible"):
        bounds_of(f"cell_seconds = {value}")


@pytest.mark.parametrize("name", [field.name for field in fields(Bounds) if field.name != "restarts"])
def test_no_bound_may_be_zero(name: str, bounds_of) -> None:
    with pytest.raises(CourseError, match=name):
        bounds_of(f"{name} = 0")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("bound", "value", "source", "reason"),
    [
        ("cell_cpu_seconds", 0.3, "while True: pass", "processor time"),
        ("notebook_cpu_seconds", 0.3, "while True: pass", "the notebook used more than 0.3 seconds"),
        ("threads", 5, "import threading, time\nfor _ in range(9): threading.Thread(target=time.sleep, args=(9,)).start()\ntime.sleep(9)", "5 threads"),
        ("memory", 64, "import mmap, time; m = mmap.mmap(-1, 100 << 20); [m.write(b'x' * (1 << 20)) for _ in range(100)]; time.sleep(9)", "64 MB of memory"),
        ("disk", 4, "import time; open('a', 'wb').write(b'x' * (8 << 20)); time.sleep(9)", "4 MB of files"),
        ("disk", 4, "import os, time; f = open('a', 'wb'); os.unlink('a'); f.write(b'x' * (8 << 20)); time.sleep(9)", "4 MB of files"),
        ("disk", 40, "import mmap, os, time\nheld = []\nfor n in range(9):\n    with open('a', 'w+b') as f: f.truncate(1); held.append(mmap.mmap(f.fileno(), 1)); os.unlink('a')\ntime.sleep(9)", "40 MB of files"),
        ("disk", 4, "import os, time\nfor _ in range(18): os.mkdir(63 * chr(0x1F600)); os.chdir(63 * chr(0x1F600))\nopen('a', 'wb').write(b'x' * (8 << 20)); time.sleep(9)", "4 MB of files|nested"),
        ("disk", 4, "import ctypes, os, time\nfor _ in range(7): os.mkdir(255 * chr(10)); os.chdir(255 * chr(10))\nf = open('a', 'w+b'); f.truncate(4096); m = ctypes.CDLL(None).mmap; m.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]\nfor _ in range(2000): m(None, 4096, 1, 1, f.fileno(), 0)\ntime.sleep(9)", "mapped too many files"),
        ("memory", 64, "import ctypes; ctypes.CDLL(None).prctl(15, b'\\rRssAnon: x', 0, 0, 0); import mmap, time; m = mmap.mmap(-1, 100 << 20); [m.write(b'x' * (1 << 20)) for _ in range(100)]; time.sleep(9)", "64 MB of memory"),
        ("memory", 64, "import ctypes, threading, time; threading.Thread(target=time.sleep, args=(9,)).start(); ctypes.CDLL(None).syscall(60, 0)", "ended its main thread"),
        ("files", 9, "import time\nfor n in range(20): open(str(n), 'w')\ntime.sleep(9)", "9 files"),
        ("cell_seconds", 0.3, "import signal, time; signal.pthread_sigmask(signal.SIG_BLOCK, [14]); time.sleep(9)", "did not stop in time"),
        ("notebook_seconds", 0.5, "import signal, time; signal.pthread_sigmask(signal.SIG_BLOCK, [14]); time.sleep(9)", "did not stop in time"),
    ],
    ids=["cell_cpu_seconds", "notebook_cpu_seconds", "threads", "memory", "disk", "disk-deleted", "disk-mapped", "disk-nested", "disk-maps", "memory-misnamed", "memory-headless", "files", "cell_seconds", "notebook_seconds"],
)  # fmt: skip
def test_child_beyond_a_bound_is_ended_with_the_reason(
    warm: WarmProcess, bound: str, value: float, source: str, reason: str
) -> None:
    bounds = replace(TIGHT, **{bound: value})
    with warm.session(bounds) as session, pytest.raises(ProcessDiedError, match=reason):
        session.run(source)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import time; open('a', 'wb').write(b'x' * (3 << 20)); time.sleep(1)", "4 MB of files"),
        ("import os, time; f = open('a', 'wb'); os.unlink('a'); f.write(b'x' * (3 << 20)); time.sleep(1)", "4 MB of files"),
        ("import time\nfor n in range(40): open(str(n), 'w').close()\ntime.sleep(1)", "more than 60 files"),
    ],
    ids=["disk", "disk-deleted", "files"],
)  # fmt: skip
def test_notebooks_of_a_submission_share_one_bound_on_disk(warm: WarmProcess, source: str, reason: str) -> None:
    bounds, disk = replace(TIGHT, disk=4, files=60), Disk()
    with warm.session(bounds, disk=disk) as first, warm.session(bounds, disk=disk) as second:
        first.run(source)
        with pytest.raises(ProcessDiedError, match=reason):
            second.run(source)


@pytest.mark.parametrize(("megabytes", "stops"), [(1, False), (4, True)])
def test_companions_leave_the_whole_bound_on_disk_to_the_notebook(
    warm: WarmProcess, tmp_path: Path, megabytes: int, stops: bool
) -> None:
    (tmp_path / "data.csv").write_bytes(b"x" * (6 << 20))
    source = f"import time; open('a', 'wb').write(b'x' * ({megabytes} << 20)) and time.sleep(0.5)"
    with warm.session(replace(TIGHT, disk=3), companions=[tmp_path / "data.csv"]) as session:
        if stops:
            with pytest.raises(ProcessDiedError, match="wrote more than 3 MB"):
                session.run(source)
        else:
            assert session.run(source) == []


@pytest.mark.slow
def test_what_an_ended_process_held_counts_no_more(warm: WarmProcess) -> None:
    bounds, disk = replace(TIGHT, disk=4), Disk()
    for _ in range(3):
        with warm.session(bounds, disk=disk) as session:
            assert session.run("import time; open('a', 'wb').write(b'x' * (3 << 20)) and time.sleep(0.5)") == []


@pytest.mark.parametrize(
    ("bound", "value", "source", "error"),
    [
        ("memory", 64, "x = bytearray(200 << 20)", "MemoryError"),
        ("file_size", 1, "open('a', 'wb', 0).write(b'x' * (1 << 20)); open('a', 'ab', 0).write(b'x')", "OSError"),
        (
            "file_size",
            1,
            "import ctypes, os; libc = ctypes.CDLL(None, use_errno=True); f = open('a', 'wb'); kept = libc.fallocate64(f.fileno(), 1, ctypes.c_long(0), ctypes.c_long(1 << 24))\nif kept: raise OSError(ctypes.get_errno())",
            "OSError",
        ),
        (
            "files",
            9,
            "import fcntl, struct; f = open('a', 'w'); fcntl.fcntl(f, 37, struct.pack('hhqqi4x', 1, 0, 0, 1, 0))",
            "OSError",
        ),
        ("open_files", 16, "x = [open('/dev/null') for _ in range(30)]", "OSError"),
    ],
    ids=["memory", "file_size", "file_size-kept", "locks-beyond-count", "open_files"],
)
def test_system_refuses_what_is_beyond_a_bound(
    warm: WarmProcess, bound: str, value: int, source: str, error: str
) -> None:
    with warm.session(replace(TIGHT, **{bound: value})) as session:
        assert [output["ename"] for output in session.run(source)] == [error]


def test_text_of_a_cell_is_cut(warm: WarmProcess) -> None:
    with warm.session(replace(TIGHT, cell_text=1000)) as session:
        assert len(session.run("print('x' * 9000)")[0]["text"]) < 1200


def test_outputs_of_a_cell_are_cut(warm: WarmProcess) -> None:
    with warm.session(replace(TIGHT, cell_outputs=3)) as session:
        assert len(session.run("for n in range(9): display(n)")) == 3


def test_answer_too_large_to_cross_comes_back_as_none(warm: WarmProcess) -> None:
    with warm.session(replace(TIGHT, answer_bytes=5000)) as session:
        session.run("x = list(range(5000))")
        assert session.ask_value("x")["answers"] == []


@pytest.mark.parametrize("bounds", [Bounds(notebook_text=1000), Bounds(notebook_outputs=2)], ids=["text", "outputs"])
def test_output_of_a_notebook_is_cut_with_a_line_that_says_so(bounds: Bounds) -> None:
    allowance, output = Allowance(bounds), {"output_type": "stream", "name": "stdout", "text": "x" * 400}
    allowance.take([output, output])
    assert allowance.take([output]) == [
        {"output_type": "stream", "name": "stderr", "text": "[the rest of the notebook's output was left out]\n"}
    ]
