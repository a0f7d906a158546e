"""`grader doctor`."""

import typer

from grader.commands.options import CourseFolder, Root
from grader.commands.speaking import NEEDS_SOMEONE, console


def doctor(root: Root = None, course_folder: CourseFolder = None) -> None:
    """Say what works on this machine, what does not, and how to mend it.

    Example: grader doctor
    """
    from grader.commands.machine import State, examine_machine  # noqa: PLC0415
    from grader.plugs.configuration import put_tools_on_path  # noqa: PLC0415

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
