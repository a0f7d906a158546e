"""What a learner's process may use: every bound, its default, and the setting that changes it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from grader.errors import CourseError


def _bound(default: float, least: float) -> Any:
    """A bound and the least value at which a notebook can run at all."""
    return field(default=default, metadata={"least": least})


@dataclass(frozen=True)
class Bounds:
    """The bounds on one notebook. Processes have none to set: a learner's process cannot start another.

    Parameters
    ----------
    cell_seconds, notebook_seconds: by the clock, for one cell and for all of them together; while a process is ready
        and others have the processors, the clock stands still.
    cell_cpu_seconds, notebook_cpu_seconds: of processor time, all threads together.
    memory: megabytes beyond what the warm process holds.
    threads: threads at the same time.
    file_size: megabytes of one file.
    disk, files: megabytes, and files and folders, in the scratch folder.
    open_files: files and other descriptors open at the same time.
    cell_text, notebook_text: characters of output; a notebook's count pictures too.
    cell_outputs, notebook_outputs: outputs, such as figures and tables.
    answer_bytes: bytes of all answers to one question, or of one cell's outputs, as they cross the border.
    restarts: how often a notebook whose process ended is taken up again.

    """

    cell_seconds: float = _bound(20.0, 0.05)
    notebook_seconds: float = _bound(120.0, 0.05)
    cell_cpu_seconds: float = _bound(20.0, 0.05)
    notebook_cpu_seconds: float = _bound(120.0, 0.05)
    memory: int = _bound(1024, 64)
    threads: int = _bound(64, 1)
    file_size: int = _bound(16, 1)
    disk: int = _bound(64, 1)
    files: int = _bound(1000, 1)
    open_files: int = _bound(128, 16)
    cell_text: int = _bound(1_000_000, 1000)
    notebook_text: int = _bound(20_000_000, 1000)
    cell_outputs: int = _bound(500, 1)
    notebook_outputs: int = _bound(5000, 1)
    answer_bytes: int = _bound(32_000_000, 1000)
    restarts: int = _bound(50, 0)

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> "Bounds":
        """The bounds of a course: the table [tool.grader.bounds], the defaults for what it leaves out.

        Raises CourseError for a name that is no bound and for a value that no notebook could run with.
        """
        known = {one.name: one for one in fields(cls)}
        for name, value in settings.items():
            if name not in known:
                raise CourseError(f"[tool.grader.bounds]: there is no bound {name}. There are: {', '.join(known)}.")
            _require_possible(name, value, known[name].type is int, known[name].metadata["least"])
        return cls(**settings)


def _require_possible(name: str, value: Any, whole: bool, least: float) -> None:
    number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or value < least:
        kind = "a whole number" if whole else "a number"
        raise CourseError(f"[tool.grader.bounds]: {name} = {value!r} is impossible; it must be {kind} from {least} up.")
