"""`grader report`."""

from datetime import datetime
from pathlib import Path

from grader.commands.options import CourseFolder, Root, begin
from grader.commands.results import show
from grader.commands.speaking import complaints, say, speaking
from grader.course import Course
from grader.verdict.row import Row


@speaking
def report(root: Root = None, course_folder: CourseFolder = None) -> None:
    """Write report.html and fresh feedback pages, and show the class table.

    Run it again after marking by hand in the formgrader.

    Example: grader report
    """
    course, folder = begin(course_folder, root)
    rows = write_report_and_pages(course, folder)
    show(rows, [])
    say(f"Open {folder / 'report.html'} in a browser.")


def write_report_and_pages(course: Course, root: Path, fresh_feedback: bool = True) -> list[Row]:
    """Write report.html and, with `fresh_feedback`, the pages anew; say what could not be written. Returns the rows."""
    from grader.intake.notebooks.unused import unused_files  # noqa: PLC0415
    from grader.intake.submissions import find_submissions  # noqa: PLC0415
    from grader.pipeline.results import with_unused  # noqa: PLC0415
    from grader.record.gradebook import require_shown  # noqa: PLC0415
    from grader.report.feedback import fresh_pages  # noqa: PLC0415
    from grader.report.page import write_report  # noqa: PLC0415
    from grader.report.rows import read_rows  # noqa: PLC0415

    submissions = find_submissions(root, course.assignments)
    require_shown(course, root)
    if fresh_feedback:
        for problem in fresh_pages(course, root, submissions):
            say(problem, complaints)
    unused = unused_files(course, root, course.assignments)
    for one in unused:
        say(one.sentence, complaints)
    rows = with_unused(read_rows(root, course.assignments), unused)
    write_report(rows, root / "report.html", course.title, datetime.now().astimezone())
    return rows
