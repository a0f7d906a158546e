"""Locking a freshly forked child in, before any learner's code runs (Linux).

In this order: own session and death with the grader, clean environment, descriptors, capabilities, resource limits,
Landlock for files, seccomp (in `calls`) for everything that is no file. Landlock binds the calling thread and what it
starts, so the child must be single-threaded here. Sources: landlock(7), prctl(2), setrlimit(2), capabilities(7).
"""

import ctypes
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from grader.errors import GraderError
from grader.runner.bounds import Bounds
from grader.runner.calls import restrict_calls

_MEGABYTE = 1 << 20
_PR_SET_PDEATHSIG = 1
ONE_PROCESSOR = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1") | {
    "JOBLIB_MULTIPROCESSING": "0"
}
"""The environment in which numeric libraries keep to one thread, and joblib's `n_jobs` to one process."""
_CAPABILITY_VERSION_3 = 0x20080522
_LIBRARY_FOLDERS = ("lib", "lib64", "local/lib")
_SYSTEM_FOLDERS = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/usr/share/fonts")
_OWN_FACTS = ("maps", "schedstat", "stat", "statm", "status")


class CannotConfineError(GraderError):
    """A layer that confinement needs is not there, so no learner's code may run."""


def require_confinement() -> None:
    """Raise CannotConfineError, with the reason and what to do, where this machine cannot confine."""
    if missing := missing_layers():
        raise CannotConfineError(
            f"This machine cannot confine learners' code: it lacks {' and '.join(missing)}. Grade on Linux 5.13 or "
            "newer, in WSL2 or in a Linux container; `grader doctor` says how to mend it. Where you trust every "
            "learner, `grader grade --trust-submissions` runs their code with your own rights."
        )


def missing_layers() -> list[str]:
    """The layers that this machine lacks; empty where it can confine."""
    if sys.platform != "linux":
        return [f"Linux (this is {sys.platform})"]
    missing = []
    try:
        from py_landlock import get_abi_version  # noqa: PLC0415 - may be absent

        get_abi_version()
    except Exception:  # the package absent, the kernel too old, or Landlock not started
        missing.append("Landlock in the kernel, or the package py-landlock")
    try:
        import pyseccomp  # noqa: F401, PLC0415
    except (ImportError, OSError, RuntimeError):
        missing.append("libseccomp 2, or the package pyseccomp")
    return missing


def readable_folders(packages: list[Path]) -> list[Path]:
    """What a warm Python still reads after the fork: its libraries, fonts, time zones, and the course's own packages.

    Never sys.path, which may hold a working folder, and never a whole prefix, which may be the system's root.
    """
    named = (Path(sys.prefix), Path(sys.base_prefix))
    prefixes = {*named, *(path.resolve() for path in named)}
    libraries = {prefix / folder for prefix in prefixes for folder in _LIBRARY_FOLDERS}
    wanted = libraries | {Path(name) for name in (*_SYSTEM_FOLDERS, "/etc/localtime")}
    return sorted({path for path in wanted if path.exists()} | set(packages))


def leave_the_parent(scratch: Path, keep: int, parent: int) -> None:
    """Cut the ties to the grader: session, environment, working folder, and every descriptor but `keep`."""
    os.setsid()
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the signal was asked for
        os._exit(0)
    os.environ.clear()
    os.environ.update(
        {"PATH": "/nonexistent", "LANG": "C.UTF-8", "HOME": str(scratch), "TMPDIR": str(scratch)} | ONE_PROCESSOR
    )
    tempfile.tempdir = None
    os.chdir(scratch)
    os.umask(0o077)
    _only_descriptor(keep)


def confine(scratch: Path, readable: list[Path], bounds: Bounds, rules: Any) -> None:
    """Take away everything that running a notebook does not need; `rules` come from `calls.allowlist`.

    Raises CannotConfineError or what the layer itself raises; then no learner's code may run.
    """
    if len(os.listdir("/proc/self/task")) != 1:
        raise CannotConfineError("the warm process has started threads")
    _drop_capabilities()
    _limit_resources(bounds)
    _restrict_files(scratch, readable)
    restrict_calls(rules)


def _prctl(operation: int, value: int) -> None:
    if ctypes.CDLL(None).prctl(operation, ctypes.c_ulong(value), 0, 0, 0):
        raise CannotConfineError(f"prctl {operation} was refused")


def _only_descriptor(keep: int) -> None:
    """Standard streams lead nowhere, `keep` stays, all else is closed."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, 1 << 16)


def _drop_capabilities() -> None:
    """Root keeps its user id, so that root's own files stay readable, and loses every power. Who is not root may have
    some where files are hidden.
    """
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    if ctypes.CDLL(None, use_errno=True).capset(header, (ctypes.c_uint32 * 6)()):
        raise CannotConfineError("capabilities could not be dropped")


def _limit_resources(bounds: Bounds) -> None:
    """What the system itself refuses. Memory counts from here, for the warm process's own is shared."""
    with open("/proc/self/statm") as statistics:
        size, *_, data, _ = (int(pages) * resource.getpagesize() for pages in statistics.read().split())
    extra = bounds.memory * _MEGABYTE
    for kind, limit in (
        (resource.RLIMIT_CPU, int(bounds.notebook_cpu_seconds) + 2),  # the supervisor comes first, with a sentence
        (resource.RLIMIT_FSIZE, bounds.file_size * _MEGABYTE),
        (resource.RLIMIT_DATA, data + extra),
        (resource.RLIMIT_AS, size + 2 * extra),
        (resource.RLIMIT_NOFILE, bounds.open_files),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))


def _restrict_files(scratch: Path, readable: list[Path]) -> None:
    from py_landlock import AccessFs, Landlock  # noqa: PLC0415 - Linux only

    read = AccessFs.READ_FILE | AccessFs.READ_DIR
    write = read | AccessFs.WRITE_FILE | AccessFs.TRUNCATE | AccessFs.MAKE_REG | AccessFs.MAKE_DIR
    write |= AccessFs.REMOVE_FILE | AccessFs.REMOVE_DIR | AccessFs.REFER
    rules = Landlock(strict=False)
    for path in readable:
        rules.add_path_rule(path, access=read if path.is_dir() else AccessFs.READ_FILE)
    rules.add_path_rule(scratch, access=write)
    for fact in _OWN_FACTS:  # of its own process only: the folder would tell of the host's network and mounts
        if (path := Path(f"/proc/{os.getpid()}/{fact}")).exists():  # not every kernel tells of its schedule
            rules.add_path_rule(path, access=AccessFs.READ_FILE)
    rules.add_path_rule("/dev/null", access=AccessFs.READ_FILE | AccessFs.WRITE_FILE)
    rules.add_path_rule("/dev/urandom", access=AccessFs.READ_FILE)
    rules.apply()
