"""`grader demo`."""

import importlib.util
import os
import shlex
import sys
from pathlib import Path

import typer

from grader.commands.grade import JOBS
from grader.commands.options import CourseFolder, begin
from grader.commands.release import release_and_say
from grader.commands.report import write_report_and_pages
from grader.commands.results import show
from grader.commands.speaking import NEEDS_SOMEONE, console, say, speaking
from grader.course import Course


@speaking
def demo(course_folder: CourseFolder = None) -> None:
    """Make a sample class in build/demo/, grade it, and show what comes out.

    Example: grader demo
    """
    from grader.pipeline import sample_class  # noqa: PLC0415
    from grader.pipeline.class_run import How, grade_class  # noqa: PLC0415
    from grader.plugs.configuration import write_root_config  # noqa: PLC0415

    course, folder = begin(course_folder, None, below="build/demo")
    write_root_config(course, folder)  # this class is made anew, and a copied course has another's
    console.print("Releasing the course ...")
    release_and_say(course)
    samples = sample_class.read_samples(course)
    sample_class.hand_in(course, folder, samples)
    console.print(f"{len(samples)} sample learners handed in. Grading them ...")
    _, problems = grade_class(course, folder, [], [], How(JOBS), console)
    show(write_report_and_pages(course, folder, fresh_feedback=False), problems)
    shown = Path(os.path.relpath(folder))
    say(f"Feedback pages: {shown}/feedback/. Class report: open {shown}/report.html in a browser.")
    say(_next_step(course))
    if problems:
        raise typer.Exit(NEEDS_SOMEONE)


def _next_step(course: Course) -> str:
    """How to open the lessons and to grade; a package of the course's own that notebooks cannot import comes first."""
    lessons = shlex.quote(os.path.relpath(course.released))
    names = [folder.name for folder in course.packages if folder.name.isidentifier()]
    can_import = all(importlib.util.find_spec(name) for name in names)
    install = "" if can_import else f"{_beside('pip')} install --no-deps --editable {lessons} && "
    opens = f"`{install}{_beside('jupyter')} lab {lessons}` opens the lessons"
    return f"Next: {opens}. Grade a class of your own with `{_beside('grader')} grade --root FOLDER`."


def _beside(tool: str) -> str:
    """How to start a tool that lies beside this command: by its name, or by a path, as this command was started."""
    started = Path(sys.argv[0])
    return tool if started.is_absolute() else shlex.quote(str(started.with_name(tool)))
