"""What a learner's process may use: every bound with its limits, its default and a sentence.

The table [tool.grader.bounds] sets them. This module is imported in the learner's process, and msgspec with it, which
takes 6 ms and 2 MB there, once for all sessions of a warm process.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import Meta

_MOST = 1_000_000_000
"""Of any bound: what is larger bounds nothing, and the system's calls take no such number."""


def _bound(least: float, says: str, example: float) -> Any:
    """The least value at which a notebook can run at all, what the bound says, and an example."""
    return Meta(ge=least, le=_MOST, description=says, examples=[example])


@dataclass(frozen=True)
class Bounds:
    """The bounds on one notebook. Processes have none to set: a learner's process cannot start another.

    While a process is ready and others have the processors, the clock stands still. A notebook's text counts its
    pictures too.
    """

    cell_seconds: Annotated[float, _bound(0.05, "Seconds that one cell may take, by the clock.", 10)] = 20.0
    notebook_seconds: Annotated[float, _bound(0.05, "Seconds that all cells may take together.", 60)] = 120.0
    cell_cpu_seconds: Annotated[
        float, _bound(0.05, "Seconds of processor time for one cell, all threads together.", 10)
    ] = 20.0
    notebook_cpu_seconds: Annotated[
        float, _bound(0.05, "Seconds of processor time for all cells, all threads together.", 60)
    ] = 120.0
    memory: Annotated[int, _bound(64, "Megabytes of memory beyond what the course's imports take.", 2048)] = 1024
    threads: Annotated[int, _bound(1, "Threads at the same time.", 32)] = 64
    file_size: Annotated[int, _bound(1, "Megabytes of one file.", 32)] = 16
    disk: Annotated[int, _bound(1, "Megabytes of all files in the notebook's scratch folder.", 128)] = 64
    files: Annotated[int, _bound(1, "Files and folders in the notebook's scratch folder.", 100)] = 1000
    open_files: Annotated[int, _bound(16, "Files and other descriptors that are open at the same time.", 256)] = 128
    cell_text: Annotated[int, _bound(1000, "Characters of one cell's output.", 100_000)] = 1_000_000
    notebook_text: Annotated[
        int, _bound(1000, "Characters of the output of all cells together, pictures included.", 2_000_000)
    ] = 20_000_000
    cell_outputs: Annotated[int, _bound(1, "Outputs of one cell, such as figures and tables.", 50)] = 500
    notebook_outputs: Annotated[int, _bound(1, "Outputs of all cells.", 500)] = 5000
    answer_bytes: Annotated[
        int, _bound(1000, "Bytes of all answers to one question, or of one cell's outputs.", 1_000_000)
    ] = 32_000_000
    restarts: Annotated[
        int, _bound(0, "How often a notebook whose process was ended is taken up again at its next cell.", 5)
    ] = 50
