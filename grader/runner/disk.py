"""The disk of one submission: its notebooks may run at once, and each in one process after another; together they hold
no more than one bound allows.
"""

import threading
from pathlib import Path

from grader.runner.removal import remove
from grader.runner.usage import read_disk

_MOST_LEFT = 10_000


class Disk:
    """What the scratch folders of one submission hold, as they were last looked at. Safe to use from several
    threads.
    """

    def __init__(self) -> None:
        self._held: dict[Path, tuple[int, int]] = {}
        self._left: dict[Path, OSError] = {}
        self._lock = threading.Lock()

    def hold(self, scratch: Path, size: int, files: int) -> tuple[int, int]:
        """Note how many bytes and files a folder holds; returns those of all folders together."""
        with self._lock:
            self._held[scratch] = size, files
            return sum(size for size, _ in self._held.values()), sum(files for _, files in self._held.values())

    def remove(self, scratch: Path) -> None:
        """Remove a folder that no process uses any more. Raises OSError where something of it stays; that counts on."""
        try:
            remove(scratch)
        except OSError as error:
            self._left[scratch] = error
            self.hold(scratch, *read_disk(scratch, _MOST_LEFT))
            raise
        with self._lock:
            self._held.pop(scratch, None)

    def require_clean(self) -> None:
        """Raise the OSError of what could not be removed, as long as it is there: then nothing more may run."""
        for scratch, error in list(self._left.items()):
            if scratch.exists():
                raise error
