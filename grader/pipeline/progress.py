"""What grading shows while it goes on: a progress bar, rows as they come, and what would change."""

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
from rich.progress import ProgressColumn as Column
from rich.table import Table
from rich.text import Text

from grader.notebook.marks import CHECK_PREFIX
from grader.pipeline.grading import Done
from grader.pipeline.preview import Preview
from grader.record.ledger import ASKED_FOR, NOT_FINISHED
from grader.verdict.looks import legible, number
from grader.verdict.row import Row

_MOST_CHANGES = 200


class GradingProgress:
    """A bar with count, rate, time left, the submission that came last and the problems so far."""

    def __init__(self, console: Console, total: int) -> None:
        columns = (BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
        last = TextColumn("{task.description}", markup=False)
        self._progress = Progress(*columns, last, console=console, transient=not console.is_terminal)
        self._task = self._progress.add_task("starting", total=total)
        self.problems: list[str] = []
        self.reasons: list[str] = []
        """The first reason of each submission that was done."""
        self.regraded: list[str] = []
        """A line on each of them that had been finished before, with all reasons."""

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._progress.stop()

    def advance(self, done: Done) -> None:
        """One submission more is done."""
        self.problems += [done.problem] if done.problem else []
        said = f"{done.submission.student}, {done.submission.assignment}"
        if done.reasons and not done.problem:
            self.reasons.append(done.reasons[0])
            if done.reasons[0] not in (NOT_FINISHED, ASKED_FOR):
                self.regraded.append(legible(f"{said}: {'; '.join(done.reasons)}"))
        if self.problems:
            said += f" · {len(self.problems)} with problems, the last: {self.problems[-1].partition(':')[0]}"
        self._progress.update(self._task, advance=1, description=legible(said))


class _Rate(Column):
    """How many submissions are done in a minute."""

    def render(self, task: Task) -> Text:
        """The rate, once there is one."""
        return Text("" if not task.speed else f"{60 * task.speed:.0f} a minute")


@contextlib.contextmanager
def row_lines(target: Path | None) -> Iterator[IO[str] | None]:
    """Where rows are written, a line of JSON each: a file, standard output for "-", or nowhere."""
    if target is None:
        yield None
    elif str(target) == "-":
        yield sys.stdout
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8") as lines:
            yield lines


def write_rows(lines: IO[str], rows: Iterable[Row]) -> None:
    """Write rows as lines of JSON, at once: whoever reads along sees them as they come."""
    lines.writelines(json.dumps(row.as_plain_data()) + "\n" for row in rows)
    lines.flush()


def preview_table(previews: list[Preview]) -> Table:
    """Which scores grading would change, and why."""
    table = Table("learner", "assignment", "question", "now", "then", "why", title="What grading would change")
    for column in table.columns:
        column.overflow = "fold"
    changes = [(preview, change) for preview in previews for change in preview.changes]
    for preview, change in changes[:_MOST_CHANGES]:
        place = preview.submission.student, preview.submission.assignment, change.name.replace(f"/{CHECK_PREFIX}", "/")
        scores = _score(change.before), _score(change.after)
        table.add_row(*(Text(legible(text)) for text in (*place, *scores, "; ".join(preview.reasons))))
    if len(changes) > _MOST_CHANGES:
        table.caption = f"and {len(changes) - _MOST_CHANGES} more"
    return table


def _score(score: float | None) -> str:
    return "none" if score is None else number(score)
