"""`grader demo`."""

import os
from pathlib import Path

import typer

from grader.commands.grade import JOBS
from grader.commands.options import CourseFolder, begin
from grader.commands.release import release_and_say
from grader.commands.report import write_report_and_pages
from grader.commands.results import show
from grader.commands.speaking import NEEDS_SOMEONE, console, say, speaking


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
    say("Next: `make lab` opens the lessons. Grade a class of your own with `.venv/bin/grader grade --root FOLDER`.")
    if problems:
        raise typer.Exit(NEEDS_SOMEONE)
