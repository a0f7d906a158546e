"""Hiding the machine's files by name. Landlock keeps a learner from opening them, yet whether a path is there, its size
and its time can be asked for anywhere. So the warm process, where the kernel lets it, moves into a root folder of its
own, in which only what its children may open is mounted. `python -m grader.runner.hiding` tells whether it may here.

Sources: mount_namespaces(7), user_namespaces(7), pivot_root(2).
"""

import contextlib
import ctypes
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

_NEW_MOUNTS, _NEW_USER = 0x20000, 0x10000000
_BIND, _WITHIN, _PRIVATE = 0x1000, 0x4000, 1 << 18
_DETACH = 2
_ALWAYS_THERE = tuple(map(Path, ("/proc", "/dev/null", "/dev/urandom", "/etc/alternatives")))


def hide_all_but(folders: Iterable[Path], scratch: Path) -> bool:
    """Leave only these folders, and the scratch folder, in sight of this process and its children.

    False, and nothing has changed, where the kernel refuses: it is tried in a child first. The process must be
    single-threaded.
    """
    wanted = [*folders, *(folder for folder in _ALWAYS_THERE if folder.exists()), scratch]
    if scratch.resolve() != scratch:  # the system would name its files otherwise than the supervisor expects
        return False
    if not _succeeds(wanted, scratch):
        return False
    _move(wanted, scratch)
    return True


def is_possible() -> bool:
    """Whether the kernel lets this account hide files. Forks, so it is for a process without threads."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder).resolve()
        return _succeeds([Path("/proc"), scratch], scratch)


def _succeeds(wanted: list[Path], scratch: Path) -> bool:
    """Whether a child can move, and has in sight all that is wanted."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    with contextlib.suppress(BaseException):
        _move(wanted, scratch)
        if all(path.exists() for path in wanted):
            os._exit(0)
    os._exit(1)


def _move(wanted: list[Path], scratch: Path) -> None:
    user, group = os.geteuid(), os.getegid()
    try:
        _call("unshare", _NEW_MOUNTS)
    except PermissionError:
        _call("unshare", _NEW_MOUNTS | _NEW_USER)
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    _call("mount", None, b"/", None, _WITHIN | _PRIVATE, None)
    root = scratch / "root"
    root.mkdir(exist_ok=True)
    _call("mount", b"root", os.fsencode(root), b"tmpfs", 0, b"mode=755")
    mounted: list[Path] = []
    for path in sorted(set(wanted)):
        if not any(path.is_relative_to(other) for other in mounted):
            _show(path, root)
            mounted.append(path)
    old = root / "old"
    old.mkdir()
    _call("pivot_root", os.fsencode(root), os.fsencode(old))
    os.chdir("/")
    _call("umount2", b"/old", _DETACH)
    os.rmdir("/old")
    os.chdir(scratch)


def _show(path: Path, root: Path) -> None:
    """Mount a folder or file in the new root, in the same place."""
    place = root / path.relative_to("/")
    if path.is_dir():
        place.mkdir(parents=True, exist_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    _call("mount", os.fsencode(path), os.fsencode(place), None, _BIND | _WITHIN, None)


def _call(name: str, *arguments: int | bytes | None) -> None:
    """Call the C library. Raises OSError where it refuses."""
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    if function(*(ctypes.c_ulong(one) if isinstance(one, int) else one for one in arguments)):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), name)


if __name__ == "__main__":
    sys.exit(0 if is_possible() else 1)
