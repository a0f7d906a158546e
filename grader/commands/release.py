"""`grader release`."""

from typing import Annotated

import typer

from grader.commands.options import CourseFolder, begin
from grader.commands.speaking import NEEDS_SOMEONE, complaints, console, say, speaking
from grader.course import Course


@speaking
def release(
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether course/ is what solutions/ make. Writes nothing.")
    ] = False,
    course_folder: CourseFolder = None,
) -> None:
    """Build the learners' notebooks from solutions/ into course/ and register them in the gradebook.

    Example: grader release
    """
    from grader.release import publish as releasing  # noqa: PLC0415 - nbgrader takes a second to import; help should not wait

    course, _ = begin(course_folder, None)
    if check:
        found = releasing.differences(course)
        for sentence in found:
            say(sentence, complaints)
        if found:
            say("Run `grader release`, look at the difference, and commit it.", complaints)
            raise typer.Exit(NEEDS_SOMEONE)
        console.print("course/ is what solutions/ generate.")
        return
    release_and_say(course)


def release_and_say(course: Course) -> None:
    """Release a course, and say how many notebooks, and what was replaced."""
    from grader.release.publish import release as release_course  # noqa: PLC0415

    released = release_course(course, course.home)
    count, kept = len(released.notebooks), released.kept
    say(f"Released {count} notebooks into {course.released}.")
    if kept:
        one = len(kept) == 1
        which = "1 file that was not the same; a copy is" if one else f"{len(kept)} files that were not; copies are"
        say(f"Replaced {which} in {kept[0].parent.parent}.")
