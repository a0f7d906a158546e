"""Landlock as older kernels have it: a warm process, and so its children, that is told a lower ABI than this machine's
asks of Landlock no more than such a kernel could give.
"""

import contextlib
import subprocess
from collections.abc import Iterator
from typing import Any

import py_landlock
import pytest

from grader.runner import warm_process

ABIS = range(1, py_landlock.get_abi_version() + 1) if warm_process.confine.missing_layers() == [] else range(0)
_TOLD = (
    "import py_landlock, py_landlock.landlock\n"
    "py_landlock.get_abi_version()  # as the warm process does: it looks for the C library while it still can\n"
    "py_landlock.get_abi_version = py_landlock.landlock.get_abi_version = lambda: {abi}\n"
    "from grader.runner.warm_program import main\n"
    "main()"
)


@contextlib.contextmanager
def landlock_abi(abi: int) -> Iterator[None]:
    """Warm processes that start in the block find this ABI."""
    start = subprocess.Popen

    def start_told(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        python, isolated, *_, control = command
        return start([python, isolated, "-c", _TOLD.format(abi=abi), control], **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warm_process.subprocess, "Popen", start_told)
        yield
