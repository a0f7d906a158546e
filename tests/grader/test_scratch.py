"""What killed graders left in the folder for temporary files is swept, and nothing else."""

import fcntl
import os
import tempfile
from pathlib import Path

import pytest

from grader.runner.scratch import sweep


def test_scratch_of_a_killed_grader_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / f"grader-{2**22 + 1}-left" / "inner").mkdir(parents=True)  # beyond the largest number of a process
    sweep()
    assert list(tmp_path.iterdir()) == []


GONE = f"grader-{2**22 + 1}-left"
"""A folder of a grader whose number is beyond the largest of a process."""


def test_scratch_is_swept_whatever_was_left_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    scratch = tmp_path / GONE
    for n in range(20):
        (scratch / f".removed-{n}" / "full").mkdir(parents=True)
        (scratch / "a" / f"b{n}" / "c").mkdir(parents=True)
    for name in (b"\xff\xfe", b"a\nb", b"-rf *", b"... ", b"x" * 255, b".."[:1] + b".."):
        os.makedirs(os.fsencode(scratch) + b"/" + name + b"/" + name)
    os.mkfifo(scratch / "pipe")
    os.symlink(tmp_path, scratch / "link")
    (scratch / "closed" / "inner").mkdir(parents=True)
    for folder in (scratch / "closed" / "inner", scratch / "closed"):
        folder.chmod(0)
    sweep()
    assert list(tmp_path.iterdir()) == []


def test_scratch_is_swept_though_it_nests_two_thousand_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / GONE).mkdir()
    place = os.open(tmp_path / GONE, os.O_RDONLY)
    for _ in range(2_000):
        os.mkdir("d" * 200, dir_fd=place)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
    sweep()
    assert list(tmp_path.iterdir()) == []


def test_link_in_the_place_of_a_scratch_folder_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").touch()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary" / GONE).symlink_to(tmp_path / "precious")
    sweep()
    assert (tmp_path / "precious" / "file").exists()


def test_scratch_of_an_earlier_process_of_the_same_number_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / f"grader-{os.getpid()}-left"
    left.mkdir()
    os.utime(left, (1, 1))  # as where a container starts its first processes again
    sweep()
    assert list(tmp_path.iterdir()) == []


def test_scratch_that_another_grader_has_locked_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / GONE).mkdir()
    holder = os.open(tmp_path / GONE, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    sweep()
    os.close(holder)
    assert [path.name for path in tmp_path.iterdir()] == [GONE]


def test_scratch_of_a_living_grader_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / f"grader-{os.getpid()}-here").mkdir()
    sweep()
    assert len(list(tmp_path.iterdir())) == 1
