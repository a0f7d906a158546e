"""Many hostile submissions without a restart: the grader holds no more at the end than early on."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.attacks.endurance import endure

SUBMISSIONS = 60
MEMORY_MEGABYTES = 40.0


def test_hostile_submissions_leave_disk_and_memory_as_they_were(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    # In a process of its own: what other tests keep running beside this one is not the grader's.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
        endured = alone.submit(endure, tmp_path, temporary, SUBMISSIONS).result()
    early, late = endured.early, endured.late
    assert endured.faults == []
    assert late.own_memory < early.own_memory + MEMORY_MEGABYTES
    assert late.memory_of_children < early.memory_of_children + MEMORY_MEGABYTES
    assert late.descriptors <= early.descriptors
    assert late.threads <= early.threads
    assert late.processes <= early.processes
    assert late.temporary_files <= early.temporary_files
