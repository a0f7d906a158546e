"""`grader collect`."""

from pathlib import Path
from typing import Annotated

import typer

from grader.commands.options import CourseFolder, Root, begin
from grader.commands.speaking import NEEDS_SOMEONE, complaints, console, speaking


@speaking
def collect(
    source: Annotated[Path, typer.Argument(help="A folder or a zip, as a learning platform gives it.")],
    assignment: Annotated[
        str | None, typer.Option(help="Name the assignment where files and folders do not tell it.")
    ] = None,
    root: Root = None,
    course_folder: CourseFolder = None,
) -> None:
    """Put handed-in notebooks into submitted/LEARNER/ASSIGNMENT/.

    Example: grader collect moodle-download.zip --assignment lessons
    """
    from grader.intake.collecting.collect import collect as collect_from  # noqa: PLC0415
    from grader.plugs.configuration import keep_course  # noqa: PLC0415

    course, folder = begin(course_folder, root)
    notebooks = {name: course.notebooks(name) for name in course.assignments}
    collected = collect_from(source, folder, notebooks, assignment, course.released)
    keep_course(course, folder)
    for note in collected.notes:
        console.print(note, markup=False, soft_wrap=True)
    for refused in collected.refused:
        complaints.print(f"Refused: {refused}", markup=False, soft_wrap=True)
    for earlier, student in sorted({(one.earlier, one.student) for one in collected.placed if one.earlier}):
        console.print(f"{student}: what was there before is kept in {earlier}.", markup=False, soft_wrap=True)
    learners = {placed.student for placed in collected.placed}
    unchanged = sum(placed.unchanged for placed in collected.placed)
    count = f"{len(collected.placed)} notebooks of {len(learners)} learners ({unchanged} unchanged)"
    count += f" and {len(collected.companions)} files beside them" if collected.companions else ""
    console.print(f"Collected {count}, refused {len(collected.refused)} files.")
    if collected.refused:
        raise typer.Exit(NEEDS_SOMEONE)
