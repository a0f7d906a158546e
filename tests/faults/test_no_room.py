"""A full disk and a locked gradebook: a sentence, nothing half written, and the next run ends as an undisturbed one."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from grader.course import Course
from grader.errors import GraderError
from grader.grading import How, grade_class
from grader.record import recorder
from tests.faults.class_folder import grade
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
