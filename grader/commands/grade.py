"""`grader grade`."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from grader.commands.options import CourseFolder, Root, begin
from grader.commands.results import show
from grader.commands.speaking import NEEDS_SOMEONE, complaints, console, say, speaking
from grader.verdict.row import Row
from grader.verdict.verdict import Word

MOST_JOBS = 64
_JOBS_HELP = "How many notebooks run at the same time; by default one more than there are cores."
JOBS = min(MOST_JOBS, (os.cpu_count() or 1) + 1)
"""One more than there are cores: while one notebook is being judged, another runs."""


class Figures(StrEnum):
    """Which figures are drawn."""

    READ = "read"
    ALL = "all"


Assignments = Annotated[list[str] | None, typer.Argument(help="Assignments to grade. Default: all.")]
Students = Annotated[
    list[str] | None, typer.Option(help="Grade only this learner. Repeat the option for more learners.")
]
JsonFile = Annotated[
    Path | None,
    typer.Option(
        "--json",
        dir_okay=False,
        help="Also write a line of JSON for each learner and question, as results come. "
        "A hyphen stands for standard output.",
    ),
]
Jobs = Annotated[int, typer.Option(min=1, max=MOST_JOBS, help=_JOBS_HELP, show_default=False)]
Again = Annotated[bool, typer.Option("--again", help="Grade finished and unchanged work too.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say which scores would change, and why. Writes nothing.")]
WhichFigures = Annotated[
    Figures, typer.Option(help="Draw figures where a person reads the notebook, or in all notebooks.")
]
Trust = Annotated[
    bool, typer.Option("--trust-submissions", help="Run submissions without confinement, with all your rights.")
]


@speaking
def grade(
    assignments: Assignments = None,
    student: Students = None,
    root: Root = None,
    course_folder: CourseFolder = None,
    json_file: JsonFile = None,
    jobs: Jobs = JOBS,
    again: Again = False,
    dry_run: DryRun = False,
    figures: WhichFigures = Figures.READ,
    trust_submissions: Trust = False,
) -> None:
    """Grade submissions: run them confined, judge them blind, record scores, write feedback pages.

    Finished work is passed over, unless the submission, the solution or a question has changed.

    Example: grader grade lessons --student ada --json rows.jsonl
    """
    from grader.pipeline.class_run import How, grade_class, preview_class  # noqa: PLC0415

    shown = complaints if json_file is not None and str(json_file) == "-" else console
    course, folder = begin(course_folder, root, shown)
    how = How(jobs, again, figures is Figures.ALL, trust_submissions)
    if dry_run and json_file is not None:
        raise typer.BadParameter("--json writes rows of what is graded, and --dry-run grades nothing: leave one out.")
    if dry_run:
        if preview_class(course, folder, assignments or [], student or [], how, console):
            raise typer.Exit(NEEDS_SOMEONE)
        return
    rows, problems = grade_class(course, folder, assignments or [], student or [], how, shown, json_file)
    show(rows, problems, shown, unconfined=trust_submissions)
    waiting = _say_what_waits(rows, shown)
    if problems or waiting:
        raise typer.Exit(NEEDS_SOMEONE)


def _say_what_waits(rows: list[Row], shown: Console) -> int:
    """Say how many answers a person has to mark, and return the number."""
    waiting = sum(row.verdict.word is Word.NEEDS_A_PERSON for row in rows)
    if waiting:
        sentence = f"To be marked by a person in the formgrader: {waiting}. Run `grader report` afterwards."
        say(sentence, shown)
    return waiting
