"""Which system calls a learner's process may make: an allowlist (seccomp), so that what nobody thought of is refused.

What is allowed is what CPython, NumPy, pandas, matplotlib, scikit-learn, threads and an asyncio loop need. Files are
Landlock's affair; here files that a call reaches by a path which Landlock does not see are out. Sources: seccomp(2),
syscalls(2), landlock(7), and Docker's default profile, from which unknown calls answer ENOSYS: then the C library
takes its older way.

The filter is libseccomp's, which is well kept; pyseccomp, whose last release is of 2021, only calls it through ctypes.
Without pyseccomp we would do so ourselves, in some fifty lines: seccomp_init, seccomp_attr_set, seccomp_load,
seccomp_release, seccomp_syscall_resolve_name, and seccomp_rule_add_array with its `struct scmp_arg_cmp` (unsigned, int,
two uint64); each with its types declared, for a pointer that is cut to an int is a crash, and each result below 0
raised as OSError, for a rule that is lost would leave a call open. Until it breaks, code that others use and read is
the safer.
"""

import contextlib
import errno
import os
from typing import Any

_CLONE_FILES, CLONE_THREAD = 0x400, 0x10000
_NEW_NAMESPACES = 0x7E020080
"""CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET and NEWTIME of sched.h."""
_AF_UNIX = 1
_CLOSE_RANGE_UNSHARE = 2

_ALLOWED_CALLS = tuple(
    """
    read pread64 readv preadv preadv2 write pwrite64 writev pwritev pwritev2 lseek close
    access faccessat faccessat2 readlink readlinkat getcwd chdir fchdir umask
    stat fstat lstat newfstatat statx fstatfs getdents getdents64 dup dup2 dup3 flock pipe pipe2
    mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 ftruncate fsync fdatasync
    fadvise64 readahead copy_file_range sendfile
    poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd2
    mmap munmap mprotect mremap brk madvise mincore msync membarrier
    futex set_robust_list get_robust_list set_tid_address rseq gettid exit exit_group
    sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times
    getitimer setitimer alarm pause restart_syscall
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack
    kill tgkill rt_sigqueueinfo rt_tgsigqueueinfo
    getpid getppid getpgid getpgrp getsid getuid geteuid getgid getegid getresuid getresgid getgroups
    getrlimit setrlimit getrusage sysinfo uname getcpu getrandom arch_prctl
    recvfrom getsockopt getsockname getpeername shutdown
    """.split()  # noqa: SIM905 - a table reads better than a hundred strings
)
_REFUSED_CALLS = tuple(
    """
    fork vfork execve execveat ptrace socket connect bind listen accept accept4 sendmsg sendmmsg recvmsg
    truncate link linkat symlink symlinkat mknod mknodat
    """.split()  # noqa: SIM905
)
"""Not allowed either, but asked for so often that "operation not permitted" tells more than "not implemented"."""
_PRETENDED_CALLS = tuple(
    """
    chmod fchmod fchmodat fchmodat2 chown fchown fchownat lchown utime utimes utimensat futimesat
    sched_setscheduler sched_setaffinity
    """.split()  # noqa: SIM905
)
"""Answered as done, and not done: shutil.copy and thread pools call them, and Landlock does not see the first ones."""
_UNSUPPORTED_CALLS = ("listxattr", "llistxattr", "flistxattr", "getxattr", "lgetxattr", "fgetxattr", "fallocate")
"""Attributes; and room on disk without writing, with which a disk is full before anybody looks: then libc writes."""
_OPENING_CALLS = {"open": 1, "openat": 2}
"""The place of the flags. `openat2` and `creat` are not known here, so that libc takes these."""
_SIGNAL_CALLS = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
_ALLOWED_COMMANDS = {
    # descriptors, flags, locks of the process, which are merged; no owner of signals
    "fcntl": (0, 1, 2, 3, 4, 5, 6, 7, 1030, 1032),
    "ioctl": (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451),  # TCGETS TIOCGWINSZ FIONREAD FIONBIO FIONCLEX FIOCLEX
    "prctl": (15, 16),  # the name of a thread
}


def allowlist() -> Any:
    """Build the filter. The warm process does so once, for its children: it takes longer than all the rest."""
    import pyseccomp  # noqa: PLC0415 - Linux only

    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.ENOSYS))
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    for action, calls in (
        (pyseccomp.ALLOW, _ALLOWED_CALLS),
        (pyseccomp.ERRNO(errno.EPERM), _REFUSED_CALLS),
        (pyseccomp.ERRNO(0), _PRETENDED_CALLS),
        (pyseccomp.ERRNO(errno.ENOTSUP), _UNSUPPORTED_CALLS),
    ):
        for name in calls:
            _add(rules, action, name)
    _allow_by_argument(rules, pyseccomp)
    return rules


def restrict_calls(rules: Any) -> None:
    """Load the filter built by `allowlist`, and one that lets this process signal nobody but itself."""
    import pyseccomp  # noqa: PLC0415 - Linux only

    own = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in _SIGNAL_CALLS:
        _add(own, pyseccomp.ERRNO(errno.EPERM), name, pyseccomp.Arg(0, pyseccomp.NE, os.getpid()))
    own.load()
    rules.load()


def _allow_by_argument(rules: Any, pyseccomp: Any) -> None:
    arg, equal, masked = pyseccomp.Arg, pyseccomp.EQ, pyseccomp.MASKED_EQ
    for call, commands in _ALLOWED_COMMANDS.items():
        place = 0 if call == "prctl" else 1
        for command in commands:
            _add(rules, pyseccomp.ALLOW, call, arg(place, masked, 0xFFFFFFFF, command))
    _allow_opening(rules, pyseccomp)
    _add(rules, pyseccomp.ALLOW, "prlimit64", arg(0, equal, 0))  # its own limits
    _add(rules, pyseccomp.ALLOW, "socketpair", arg(0, equal, _AF_UNIX))  # an asyncio loop wakes itself through one
    _add(rules, pyseccomp.ALLOW, "sendto", arg(4, equal, 0))  # to the other end of a pair, never to an address
    # A thread with descriptors of its own would hide what it holds.
    _add(rules, pyseccomp.ALLOW, "close_range", arg(2, masked, _CLOSE_RANGE_UNSHARE, 0))
    shared = CLONE_THREAD | _CLONE_FILES
    threads_only = arg(0, masked, shared | _NEW_NAMESPACES, shared)
    _add(rules, pyseccomp.ALLOW, "clone", threads_only)
    _add(rules, pyseccomp.ERRNO(errno.EPERM), "clone", arg(0, masked, CLONE_THREAD, 0))


def _allow_opening(rules: Any, pyseccomp: Any) -> None:
    """Files are Landlock's affair, but before its ABI 3 (Linux 6.2) it looks only at what a file is opened for, and one
    that is opened for reading, or for neither reading nor writing, can be emptied on the way. What is opened for
    writing it looks at as such.
    """
    for call, place in _OPENING_CALLS.items():
        _add(rules, pyseccomp.ALLOW, call, pyseccomp.Arg(place, pyseccomp.MASKED_EQ, os.O_TRUNC, 0))
        for access in range(os.O_ACCMODE + 1):
            action = pyseccomp.ALLOW if access in (os.O_WRONLY, os.O_RDWR) else pyseccomp.ERRNO(errno.EACCES)
            emptying = pyseccomp.Arg(place, pyseccomp.MASKED_EQ, os.O_TRUNC | os.O_ACCMODE, os.O_TRUNC | access)
            _add(rules, action, call, emptying)


def _add(rules: Any, action: int, call: str, *arguments: Any) -> None:
    """Add one rule; a call that this architecture does not have needs none."""
    with contextlib.suppress(OSError, ValueError):
        rules.add_rule(action, call, *arguments)
