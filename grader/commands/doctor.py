"""`grader doctor`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from grader.commands.options import CourseFolder, Root
from grader.commands.speaking import NEEDS_SOMEONE, console, say, speaking
from grader.course import Course
from grader.course.settings import Setting, in_force
from grader.course.settings_file import SETTINGS_FILE

NOTHING = ('""', "[]")
"""The defaults that no file can set: an empty text and an empty list."""


@speaking
def doctor(
    root: Root = None,
    course_folder: CourseFolder = None,
    settings: Annotated[
        bool, typer.Option("--settings", help="List the course's settings, each with what it says, and nothing else.")
    ] = False,
) -> None:
    """Say what works on this machine, what does not, and how to mend it.

    Example: grader doctor
    """
    from grader.commands.machine import State, examine_machine  # noqa: PLC0415
    from grader.pipeline.whereabouts import find_whereabouts  # noqa: PLC0415
    from grader.plugs.configuration import put_tools_on_path  # noqa: PLC0415

    if settings:
        for line in _listed(find_whereabouts(course_folder, root).course):
            say(line)
        return
    put_tools_on_path()  # as every other command does
    styles = {State.OK: "green", State.WARNING: "yellow", State.PROBLEM: "bold red"}
    findings = examine_machine(course_folder, root)
    for finding in findings:
        console.print(f"[{styles[finding.state]}]{finding.state.value:8}[/] ", end="")
        console.print(f"{finding.name}: {finding.seen}", markup=False, highlight=False, soft_wrap=True)
        if finding.state is not State.OK:
            console.print(f"         {finding.mend}", markup=False, highlight=False, soft_wrap=True)
    if any(finding.state is State.PROBLEM for finding in findings):
        raise typer.Exit(NEEDS_SOMEONE)


def _listed(course: Course) -> Iterator[str]:
    """The settings in force as lines of a TOML file, where those that have their defaults are comments."""
    yield f"# {course.title}: all settings of {course.home / SETTINGS_FILE}. Those behind a # have their defaults."
    table = ""
    for setting, value in in_force(course.settings):
        if setting.table != table:
            table = setting.table
            yield from ("", table)
        yield f"# {setting.says}"
        yield _line(setting, value)


def _line(setting: Setting, value: str) -> str:
    if value in NOTHING:
        return f"# {setting.name} is not set. Example: {setting.name} = {setting.example}"
    return f"{'# ' if value == setting.default else ''}{setting.name} = {value}"
