"""Locking a freshly forked child in, before any learner's code runs (Linux).

In this order: own session and death with the grader, clean environment, descriptors, capabilities, resource limits,
Landlock for files, seccomp for everything that is no file. Landlock binds the calling thread and what it starts, so
the child must be single-threaded here. Sources: landlock(7), seccomp(2), prctl(2), capabilities(7).
"""

import contextlib
import ctypes
import errno
import os
import resource
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MEGABYTE = 1 << 20
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_CAPABILITY_VERSION_3 = 0x20080522
_CLONE_THREAD = 0x10000
_F_SETOWN, _F_SETSIG, _F_SETOWN_EX = 8, 10, 15

_REFUSED_CALLS = tuple(
    """
    fork vfork execve execveat ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_open
    pidfd_getfd pidfd_send_signal tkill setpriority ioprio_set io_uring_setup io_uring_enter io_uring_register
    bpf perf_event_open userfaultfd fanotify_init inotify_init inotify_init1 add_key request_key keyctl
    memfd_create memfd_secret msgget semget shmget shmat mq_open mq_unlink mount umount2 pivot_root chroot
    unshare setns open_tree move_mount fsopen fsmount fsconfig fspick mount_setattr setxattr lsetxattr fsetxattr
    removexattr lremovexattr fremovexattr truncate link linkat symlink symlinkat mknod mknodat init_module
    finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff syslog acct quotactl
    settimeofday clock_settime adjtimex clock_adjtime sethostname setdomainname name_to_handle_at
    open_by_handle_at personality modify_ldt socket connect bind listen accept accept4 sendmmsg
    """.split()  # noqa: SIM905 - a table reads better than ninety strings
)
_PRETENDED_CALLS = (
    "chmod",
    "fchmod",
    "fchmodat",
    "chown",
    "fchown",
    "fchownat",
    "lchown",
    "utime",
    "utimes",
    "utimensat",
    "futimesat",
)


class CannotConfineError(Exception):
    """A layer that confinement needs is not there."""


@dataclass(frozen=True)
class Bounds:
    """What a child may use: seconds of CPU, megabytes of memory beyond the warm process and of a file, open files."""

    cpu_seconds: int = 120
    memory: int = 1024
    file: int = 16
    open_files: int = 128


def missing_layers() -> list[str]:
    """The layers that this machine lacks; empty where it can confine."""
    missing = [] if sys.platform == "linux" else [f"Linux (this is {sys.platform})"]
    try:
        from py_landlock import get_abi_version  # noqa: PLC0415 - may be absent elsewhere than on Linux

        if get_abi_version() < 1:
            missing.append("Landlock in the kernel")
    except (ImportError, OSError):
        missing.append("the package py-landlock")
    try:
        import pyseccomp  # noqa: F401, PLC0415
    except (ImportError, OSError, RuntimeError):
        missing.append("libseccomp")
    return missing


def readable_folders(packages: list[Path]) -> list[Path]:
    """What a warm Python still reads after the fork: itself, fonts, time zones, and the course's own packages."""
    folders = {Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve(), *packages}
    system = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/usr/share/fonts", "/etc/localtime")
    return sorted(folders | {Path(name) for name in system if Path(name).exists()})


def leave_the_parent(scratch: Path, keep: int) -> None:
    """Cut the ties to the grader: session, environment, working folder, and every descriptor but `keep`."""
    os.setsid()
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    _prctl(_PR_SET_DUMPABLE, 0)
    os.environ.clear()
    os.environ.update(
        {"PATH": "/nonexistent", "LANG": "C.UTF-8", "HOME": str(scratch), "TMPDIR": str(scratch)}
        | dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    )
    tempfile.tempdir = None
    os.chdir(scratch)
    os.umask(0o077)
    _only_descriptor(keep)


def confine(scratch: Path, readable: list[Path], bounds: Bounds) -> None:
    """Take away everything that running a notebook does not need. Raises CannotConfineError; then no learner's code
    may run.
    """
    if len(os.listdir("/proc/self/task")) != 1:
        raise CannotConfineError("the warm process has started threads")
    if os.geteuid() == 0:
        _drop_capabilities()
    _limit_resources(bounds)
    _restrict_files(scratch, readable)
    _restrict_calls()


def _prctl(operation: int, value: int) -> None:
    if sys.platform == "linux" and ctypes.CDLL(None).prctl(operation, ctypes.c_ulong(value), 0, 0, 0):
        raise CannotConfineError(f"prctl {operation} was refused")


def _only_descriptor(keep: int) -> None:
    """Standard streams lead nowhere, `keep` stays, all else is closed."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, 1 << 16)


def _drop_capabilities() -> None:
    """Root keeps its user id, so that root's own files stay readable, and loses every power."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    if ctypes.CDLL(None, use_errno=True).capset(header, (ctypes.c_uint32 * 6)()):
        raise CannotConfineError("capabilities could not be dropped")


def _limit_resources(bounds: Bounds) -> None:
    with open("/proc/self/statm") as statistics:
        size, *_, data, _ = (int(pages) * resource.getpagesize() for pages in statistics.read().split())
    extra = bounds.memory * _MEGABYTE
    for kind, limit in (
        (resource.RLIMIT_CPU, bounds.cpu_seconds),
        (resource.RLIMIT_FSIZE, bounds.file * _MEGABYTE),
        (resource.RLIMIT_DATA, data + extra),
        (resource.RLIMIT_AS, size + 2 * extra),
        (resource.RLIMIT_NOFILE, bounds.open_files),
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
    rules.add_path_rule(f"/proc/{os.getpid()}", access=read)
    rules.add_path_rule("/dev/null", access=AccessFs.READ_FILE | AccessFs.WRITE_FILE)
    rules.add_path_rule("/dev/urandom", access=AccessFs.READ_FILE)
    rules.apply()


def _restrict_calls() -> None:
    """Refuse what could start, signal, trace or reach anything outside; pretend what is harmless but often called."""
    import pyseccomp  # noqa: PLC0415 - Linux only

    rules, refuse, own = pyseccomp.SyscallFilter(pyseccomp.ALLOW), pyseccomp.ERRNO(errno.EPERM), os.getpid()
    for name in _REFUSED_CALLS:
        _add(rules, refuse, name)
    for name in _PRETENDED_CALLS:  # shutil.copy and friends call them; Landlock cannot see them
        _add(rules, pyseccomp.ERRNO(0), name)
    for name in ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"):
        _add(rules, refuse, name, pyseccomp.Arg(0, pyseccomp.NE, own))
    _add(rules, refuse, "prlimit64", pyseccomp.Arg(0, pyseccomp.NE, 0))
    _add(rules, refuse, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0))  # threads only
    _add(rules, pyseccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags cannot be seen; glibc then falls back to clone
    for command in (_F_SETOWN, _F_SETSIG, _F_SETOWN_EX):
        _add(rules, refuse, "fcntl", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xFFFFFFFF, command))
    for operation in (_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE):
        _add(rules, refuse, "prctl", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 0xFFFFFFFF, operation))
    for number in range(450, 500):  # newer than the library knows by name
        _add(rules, pyseccomp.ERRNO(errno.ENOSYS), number)
    rules.load()


def _add(rules: Any, action: Any, call: str | int, *arguments: Any) -> None:
    """Add one rule; a call that this architecture does not have needs none."""
    with contextlib.suppress(OSError, ValueError):
        rules.add_rule(action, call, *arguments)
