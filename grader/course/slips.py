"""Slips of an author that would go into a release unseen: code that turns into prose, a region that does not close."""

import re
from pathlib import Path

from grader.errors import CourseError
from grader.notebook.marks import CellKind

_BEGIN, _END = "### BEGIN SOLUTION", "### END SOLUTION"
_MARKER = re.compile(r"(BEGIN|END) SOLUTION")
_PROSE_HEADER = re.compile(r"# %%.*\[(markdown|md)\]")


def check_prose(source: Path) -> None:
    """Raise CourseError where a line below a `[markdown]` header is no comment: it would silently become prose."""
    in_prose = False
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("# %%"):
            in_prose = bool(_PROSE_HEADER.match(line))
        elif in_prose and line.strip() and not line.startswith("#"):
            raise CourseError(
                f"{source}, line {number}: code stands in a prose cell. Code needs the header `# %%` before it."
            )


def check_regions(where: str, text: str, kind: CellKind | None) -> None:
    """Raise CourseError where the solution regions of a cell do not pair up, or do not fit the cell's kind."""
    marks = [line.strip() for line in text.splitlines() if _MARKER.search(line)]
    if marks != [_BEGIN, _END] * (len(marks) // 2):
        raise CourseError(
            f"{where}: its solution regions do not pair up. Each `{_BEGIN}` needs its `{_END}` before the next one."
        )
    if marks and kind not in (CellKind.ANSWER, CellKind.PROSE):
        raise CourseError(f"{where}: it holds a solution region, so it needs the mark solution or prose.")
    if kind is CellKind.ANSWER and not marks:
        raise CourseError(
            f"{where}: it holds no solution region. Put `{_BEGIN}` and `{_END}` around what learners are to write."
        )
