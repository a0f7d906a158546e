"""A full disk and a locked gradebook: a sentence, nothing half written, and the next run ends as an undisturbed one."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from grader.course import Course
from grader.errors import GraderError
from grader.judge.examiner import close_examiners
from grader.pipeline.class_run import How, grade_class
from grader.record import recorder
from grader.report.rows import read_rows
from tests.faults.class_folder import RIGHT, grade, hand_in
from tests.grader.gradebook_rows import Rows, gradebook_rows


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)], check=True)
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
@pytest.mark.parametrize("room", [0, 30_000, 60_000, 120_000])
def test_full_disk_stops_in_a_sentence_and_loses_nothing(
    released_course: Course, prepared_class: Path, undisturbed: Rows, small_disk: Path, room: int
) -> None:
    root = small_disk / "class"
    shutil.copytree(prepared_class, root)
    filler, free = small_disk / "filler", shutil.disk_usage(small_disk).free
    filler.write_bytes(b"x" * max(free - room, 0))
    with pytest.raises(GraderError, match=r"No space left|disk is full|database or disk"):
        grade(released_course, root)
    filler.unlink()
    grade(released_course, root)
    assert gradebook_rows(root) == undisturbed


def test_locked_gradebook_stops_in_a_sentence_and_loses_nothing(
    released_course: Course, prepared_class: Path, undisturbed: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "class"
    shutil.copytree(prepared_class, root)
    monkeypatch.setattr(recorder, "_LOCK_SECONDS", 0.1)
    lock = sqlite3.connect(root / "gradebook.db", isolation_level=None)
    original = recorder.Recorder.record

    def record_under_lock(self, submission, judged):
        if submission.student == "cleo" and not lock.in_transaction:
            lock.execute("BEGIN IMMEDIATE")
        return original(self, submission, judged)

    monkeypatch.setattr(recorder.Recorder, "record", record_under_lock)
    with contextlib.closing(lock), pytest.raises(GraderError, match="locked"):
        grade_class(released_course, root, [], [], How(jobs=1), Console(quiet=True))
    monkeypatch.undo()
    grade(released_course, root)
    assert gradebook_rows(root) == undisturbed


FILLS_AND_ENDS = """
import os
for n in range(20): os.makedirs(f".removed-{n}/inner")
for n in range(20): os.makedirs(f"a/b{n}/c")
try:
    for n in range(99): open(f"a/b0/c/f{n}", "wb").write(b"x" * (1 << 20))
except OSError: pass
os._exit(0)
"""

WRITES = f"with open('own', 'w') as own: own.write('x' * 100_000)\n{RIGHT}"


def scores(root: Path, student: str) -> dict[str, float]:
    rows = [row.as_plain_data() for row in read_rows(root, ["lessons"], [student])]
    return {row["question"]: row["score"] for row in rows}


@pytest.fixture
def attacked_class(released_course: Course, class_folder: Path) -> Callable[[str], Path]:
    """Return a function that makes a class: one learner's every answer is an attack, and two honest ones come after."""

    def make(attack: str) -> Path:
        hand_in(released_course, class_folder, "mallory", "lessons", "01_doubling", double=attack, answer=attack)
        for honest in ("yan", "zoe"):
            hand_in(
                released_course, class_folder, honest, "lessons", "01_doubling", double=WRITES, answer="answer = 42"
            )
        return class_folder

    return make


@pytest.fixture
def scratch_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Return a function that says where scratch folders shall lie."""

    def put(folder: Path) -> None:
        close_examiners()
        monkeypatch.setattr(tempfile, "tempdir", str(folder))

    yield put
    close_examiners()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_learner_who_fills_the_scratch_disk_stops_nobody_else(
    released_course: Course,
    attacked_class: Callable[[str], Path],
    small_disk: Path,
    scratch_on: Callable[[Path], None],
) -> None:
    root = attacked_class(FILLS_AND_ENDS)
    scratch_on(small_disk)
    _, problems = grade_class(released_course, root, ["lessons"], [], How(jobs=1), Console(quiet=True))
    assert problems == []
    assert scores(root, "mallory") == {"check_double": 0.0, "check_answer": 0.0}
    assert scores(root, "zoe") == {"check_double": 4.0, "check_answer": 2.0}
    close_examiners()
    assert list(small_disk.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_learner_whose_pages_fill_the_disk_is_named_and_the_others_are_graded(
    released_course: Course, attacked_class: Callable[[str], Path], small_disk: Path
) -> None:
    root = small_disk / "class"
    shutil.copytree(attacked_class("for _ in range(2): display({'text/plain': 'x' * 900_000}, raw=True)"), root)
    filler, free = small_disk / "filler", shutil.disk_usage(small_disk).free
    filler.write_bytes(b"x" * (free - 1_700_000))
    _, problems = grade_class(released_course, root, ["lessons"], [], How(jobs=2), Console(quiet=True))
    (problem,) = problems
    assert problem.startswith("mallory, lessons: ")
    assert "It filled the disk, and is not finished" in problem
    for honest in ("yan", "zoe"):
        assert scores(root, honest) == {"check_double": 4.0, "check_answer": 2.0}
    filler.unlink()
    _, problems = grade_class(released_course, root, ["lessons"], [], How(jobs=2), Console(quiet=True))
    assert problems == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_run_that_stops_says_at_whose_submission(
    released_course: Course, attacked_class: Callable[[str], Path], small_disk: Path, scratch_on: Callable[[Path], None]
) -> None:
    root = attacked_class(RIGHT)
    scratch_on(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(GraderError, match=r"Stopped at mallory, lessons, because .*0 of 3 submissions are done"):
        grade_class(released_course, root, ["lessons"], [], How(jobs=1), Console(quiet=True))
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    grade_class(released_course, root, ["lessons"], [], How(jobs=1), Console(quiet=True))
    assert scores(root, "zoe") == {"check_double": 4.0, "check_answer": 2.0}


def test_what_cannot_be_removed_ends_that_submission_and_no_other(
    released_course: Course,
    attacked_class: Callable[[str], Path],
    scratch_on: Callable[[Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = attacked_class("import os; open('stays', 'w'); open('goes', 'w'); os._exit(0)")
    disk = tmp_path / "scratch"
    disk.mkdir()
    scratch_on(disk)
    unlink = os.unlink

    def refuse(name: str, *, dir_fd: int | None = None) -> None:
        if name == "stays":
            raise PermissionError(1, "Operation not permitted", name)
        unlink(name, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        _, problems = grade_class(released_course, root, ["lessons"], [], How(jobs=2), Console(quiet=True))
    (problem,) = problems
    assert problem.startswith("mallory, lessons: ")
    assert "could not be removed (Operation not permitted)" in problem
    assert {path.name for path in disk.rglob("*")} & {"stays", "goes"} == {"stays"}
    assert scores(root, "zoe") == {"check_double": 4.0, "check_answer": 2.0}
    close_examiners()
    assert list(disk.iterdir()) == []
