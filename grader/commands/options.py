"""The options that several commands take, and what they begin with."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from grader.commands.speaking import console, say
from grader.course import Course

Root = Annotated[
    Path | None,
    typer.Option(
        help="The class folder, with submitted/, autograded/, feedback/ and gradebook.db. Default: the course's folder."
    ),
]
CourseFolder = Annotated[
    Path | None,
    typer.Option(
        "--course",
        help="The course's folder, with solutions/ and pyproject.toml. Default: the one that the class folder's "
        "nbgrader_config.py names, else the one you stand in.",
    ),
]


def begin(
    course_folder: Path | None, root: Path | None, shown: Console = console, below: str = ""
) -> tuple[Course, Path]:
    """Find the course and the class folder, or the folder `below` it, and say both before anything else."""
    from grader.pipeline.whereabouts import find_whereabouts  # noqa: PLC0415

    found = find_whereabouts(course_folder, root).inside(below)
    for sentence in (found.sentence, *found.notes):
        say(sentence, shown)
    return found.course, found.root
