"""Removing a folder with all that it holds, whatever a learner nested, named or forbade in it.

No path is put together from names that a learner chose: every step is taken from the descriptor of the folder at hand,
and the way up is `..`, looked at before it is taken. So no depth is too deep, no name can lead elsewhere, and nothing
new is written, which a full disk would refuse.
"""

import errno
import os
from pathlib import Path

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def remove(folder: Path) -> None:
    """Remove a folder that no process uses any more; nothing happens where there is none.

    Raises OSError, with the folder's name, where something of it could not be removed; what could be is gone then.
    """
    try:
        inner = enter(os.fspath(folder))
        try:
            empty(inner)
        finally:
            os.close(inner)
        folder.rmdir()
    except FileNotFoundError:
        return
    except OSError as error:
        said = f"what was left in a scratch folder could not be removed ({error.strerror})"
        raise OSError(error.errno, said, os.fspath(folder)) from error


def enter(name: str, outer: int | None = None) -> int:
    """Open a folder, in the folder of the descriptor `outer`, though its rights forbid it. Never follows a link."""
    try:
        return os.open(name, _FOLDER, dir_fd=outer)
    except PermissionError:
        os.chmod(name, 0o700, dir_fd=outer)
        return os.open(name, _FOLDER, dir_fd=outer)


def empty(folder: int) -> None:
    """Remove all that the folder of this descriptor holds.

    Raises the first OSError that comes up, after all that can be removed is gone.
    """
    _Removal(folder).run()


class _Removal:
    """A walk through a folder: where it is, and for each folder above which of its folders are still to be removed."""

    def __init__(self, top: int) -> None:
        self._here = os.dup(top)
        self._above: list[tuple[str, tuple[int, int]]] = []
        self._fault: OSError | None = None

    def run(self) -> None:
        """Walk down, removing files, and up, removing folders that are empty by then."""
        try:
            waiting = [self._unlink_files()]
            while waiting:
                if waiting[-1]:
                    if self._descend(waiting[-1].pop()):
                        waiting.append(self._unlink_files())
                else:
                    waiting.pop()
                    if self._above:
                        self._ascend(*self._above.pop())
        finally:
            os.close(self._here)
        if self._fault is not None:
            raise self._fault

    def _unlink_files(self) -> list[str]:
        """Remove what is no folder here, and return the names of the folders."""
        os.fchmod(self._here, 0o700)
        with os.scandir(self._here) as entries:
            here = list(entries)
        folders = [entry.name for entry in here if entry.is_dir(follow_symlinks=False)]
        for name in {entry.name for entry in here}.difference(folders):
            try:
                os.unlink(name, dir_fd=self._here)
            except OSError as error:
                self._fault = self._fault or error
        return folders

    def _descend(self, name: str) -> bool:
        place = _identity(self._here)
        try:
            inner = enter(name, self._here)
        except OSError as error:
            self._fault = self._fault or error
            return False
        os.close(self._here)
        self._here = inner
        self._above.append((name, place))
        return True

    def _ascend(self, name: str, place: tuple[int, int]) -> None:
        """Go up to the folder that was there on the way down, and remove the empty one below it.

        Raises OSError where another folder is there by now: some process still moves folders about.
        """
        outer = os.open("..", _FOLDER, dir_fd=self._here)
        os.close(self._here)
        self._here = outer
        if _identity(outer) != place:
            raise OSError(errno.ESTALE, "its folders were moved meanwhile")
        try:
            os.rmdir(name, dir_fd=outer)
        except OSError as error:
            self._fault = self._fault or error


def _identity(folder: int) -> tuple[int, int]:
    state = os.fstat(folder)
    return state.st_dev, state.st_ino
