"""`grader power`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from grader.commands.grade import JsonFile
from grader.commands.options import CourseFolder, begin
from grader.commands.speaking import NEEDS_SOMEONE, complaints, console, say, speaking
from grader.judge.power import Bench, Measured, tried_questions
from grader.pipeline.progress import row_lines
from grader.verdict.looks import legible


@speaking
def power(
    questions: Annotated[list[str] | None, typer.Argument(help="Questions to try. Default: all of the course.")] = None,
    seeds: Annotated[int, typer.Option(min=1, max=10_000, help="On the cases of how many learners.")] = 50,
    samples: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            help="A folder with samples: NAME/right/*.py and NAME/wrong/*.py for a question NAME, each as a learner "
            "would write the cell. They run confined.",
        ),
    ] = None,
    json_file: JsonFile = None,
    course_folder: CourseFolder = None,
) -> None:
    """Say how often wrong answers are accepted, and right ones rejected.

    Tries the solution, each misconception and each sample on the cases of many learners.
    The exit status is 1 where a wrong one was accepted or a right one rejected.

    Example: grader power kmeans --seeds 50 --samples tests/samples
    """
    shown = complaints if json_file is not None and str(json_file) == "-" else console
    course, _ = begin(course_folder, None, shown)
    names = questions or tried_questions(course)
    for folder in _nobodys(samples, tried_questions(course)):
        say(f"{folder}: no question has this name, so its samples are not tried.", complaints)
    with Bench(course, samples) as bench, row_lines(json_file) as lines:
        rows = []
        for row in _with_progress(bench, names, seeds, shown):
            rows.append(row)
            if lines is not None:
                lines.write(json.dumps(row.as_plain_data()) + "\n")
                lines.flush()
    shown.print(power_table(rows))
    amiss = [row for row in rows if not row.is_as_it_should_be]
    say(_in_short(rows, amiss), shown)
    if amiss:
        raise typer.Exit(NEEDS_SOMEONE)


def _nobodys(samples: Path | None, known: list[str]) -> list[Path]:
    return sorted(one for one in samples.iterdir() if one.is_dir() and one.name not in known) if samples else []


def _with_progress(bench: Bench, names: list[str], seeds: int, shown: Console) -> Iterator[Measured]:
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    total = sum(len(bench.rules(name)) for name in names)
    with Progress(*columns, console=shown, transient=not shown.is_terminal) as progress:
        task = progress.add_task("starting", total=total)
        for name in names:
            for row in bench.measure(name, seeds):
                progress.update(task, advance=1, description=legible(f"{row.question}, {row.rule}"))
                yield row


def power_table(rows: list[Measured]) -> Table:
    """A line for each wrong rule and each right one that was rejected; the right ones of a question in one line."""
    table = Table("question", "rule", "accepted", "least often caught by", title="What is accepted as right")
    table.columns[2].justify = "right"
    for name in dict.fromkeys(row.question for row in rows):
        own = [row for row in rows if row.question == name]
        right = [row for row in own if row.is_right]
        if right:
            accepted, asked = sum(row.accepted for row in right), sum(row.seeds for row in right)
            table.add_row(*_texts(name, f"right ones ({len(right)})", f"{accepted} of {asked}", ""))
        for row in own:
            if not row.is_right or not row.is_as_it_should_be:
                style = None if row.is_as_it_should_be else "bold red"
                count = f"{row.accepted} of {row.seeds}"
                table.add_row(*_texts(name, row.rule, count, _least_often(row)), style=style)
    return table


def _texts(*cells: str) -> list[Text]:
    return [Text(legible(cell)) for cell in cells]


def _least_often(row: Measured) -> str:
    if not row.caught:
        return ""
    name = min(row.caught, key=lambda one: row.caught[one])
    return f"{name}: {row.caught[name]}"


def _in_short(rows: list[Measured], amiss: list[Measured]) -> str:
    wrong = sum(not row.is_right for row in rows)
    accepted, rejected = (sum(row.is_right is is_right for row in amiss) for is_right in (False, True))
    return (
        f"{wrong} wrong rules, of which {accepted} were accepted at least once; "
        f"{len(rows) - wrong} right ones, of which {rejected} were rejected at least once."
    )
