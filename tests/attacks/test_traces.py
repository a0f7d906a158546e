"""What counts as left behind by an attack: its own shared memory, and not what other programs make meanwhile."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.attacks import traces

OWN_KEY = os.getpid() << 8
_IPC_PRIVATE, _IPC_RMID, _NEW = 0, 0, 0o3600


@contextmanager
def segment(key: int) -> Iterator[None]:
    """Shared memory of System V, held while the block runs, as a database holds it (shmget(2))."""
    libc = ctypes.CDLL(None, use_errno=True)
    identifier = libc.shmget(key, 4096, _NEW)
    assert identifier >= 0, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        libc.shmctl(identifier, _IPC_RMID, None)


@pytest.fixture
def look(tmp_path: Path):
    return lambda: traces.traces(tmp_path, tmp_path, tmp_path, tmp_path)


def test_segment_of_another_program_is_no_trace(look) -> None:
    before = look()
    with segment(_IPC_PRIVATE), segment(OWN_KEY):
        assert look() == before


def test_file_in_shared_memory_of_another_program_is_no_trace(look) -> None:
    before, path = look(), Path(f"/dev/shm/other-program-{os.getpid()}")
    path.touch()
    try:
        assert look() == before
    finally:
        path.unlink()


def test_segment_of_an_attack_is_a_trace(look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "ATTACK_KEY", OWN_KEY)  # under the true one, battles that run meanwhile would see it
    before = look()
    with segment(OWN_KEY):
        assert look() != before
