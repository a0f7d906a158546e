"""The command `grader`, in the order of the flow: release, collect, grade, report; and demo, doctor."""

import os
import sys
import warnings
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from grader.course import Course
from grader.commands.speaking import NEEDS_SOMEONE, App, complaints, console, say, speaking
from grader.verdict.row import Row
from grader.verdict.verdict import Word

MOST_JOBS = 64
JOBS = min(MOST_JOBS, (os.cpu_count() or 1) + 1)
"""One more than there are cores: while one notebook is being judged, another runs."""

app = App(
    help="Releases notebooks, takes in submissions, grades them blind, and reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

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


class Figures(StrEnum):
    """Which figures are drawn."""

    READ = "read"
    ALL = "all"


@app.callback()
def _start() -> None:
    """Keep the libraries' warnings, which are not for instructors, off the screen, and the start short."""
    warnings.simplefilter("ignore")
    # jsonschema imports it where it is there: that takes a second, for addresses that no notebook has.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # the import system's word for "absent"


@app.command()
@speaking
def release(
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether course/ is what solutions/ generate.")
    ] = False,
    course_folder: CourseFolder = None,
) -> None:
    """Build the learners' notebooks from solutions/ into course/ and register them in the gradebook.

    Example: grader release
    """
    from grader.release import generate as releasing  # noqa: PLC0415 - nbgrader takes a second to import; help should not wait

    course, _ = _begin(course_folder, None)
    if check:
        found = releasing.differences(course)
        for sentence in found:
            say(sentence, complaints)
        if found:
            say("Run `grader release`, look at the difference, and commit it.", complaints)
            raise typer.Exit(NEEDS_SOMEONE)
        console.print("course/ is what solutions/ generate.")
        return
    _release(course)


@app.command()
@speaking
def collect(
    source: Annotated[Path, typer.Argument(help="A folder or a zip, as a learning management system gives it.")],
    assignment: Annotated[str | None, typer.Option(help="The assignment, where files and folders do not tell.")] = None,
    root: Root = None,
    course_folder: CourseFolder = None,
) -> None:
    """Put handed-in notebooks into submitted/LEARNER/ASSIGNMENT/.

    Example: grader collect moodle-download.zip --assignment lessons
    """
    from grader.intake.collect import collect as collect_from  # noqa: PLC0415
    from grader.plugs.configuration import keep_course  # noqa: PLC0415

    course, folder = _begin(course_folder, root)
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


@app.command()
@speaking
def grade(
    assignments: Annotated[list[str] | None, typer.Argument(help="Assignments to grade. Default: all.")] = None,
    student: Annotated[
        list[str] | None, typer.Option(help="Grade this learner only. May be given several times.")
    ] = None,
    root: Root = None,
    course_folder: CourseFolder = None,
    json_file: Annotated[
        Path | None,
        typer.Option(
            "--json",
            dir_okay=False,
            help="Also write a line of JSON for each learner and question, as results come. - is standard output.",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, max=MOST_JOBS, help="How many notebooks run at the same time.")] = JOBS,
    again: Annotated[bool, typer.Option("--again", help="Grade also what is finished and unchanged.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say which scores would change, and why. Writes nothing.")
    ] = False,
    figures: Annotated[
        Figures, typer.Option(help="Draw figures where a person reads the notebook, or in all notebooks.")
    ] = Figures.READ,
    trust_submissions: Annotated[
        bool,
        typer.Option("--trust-submissions", help="Run submissions without confinement, with all your rights."),
    ] = False,
) -> None:
    """Grade submissions: run them confined, judge them blind, record scores, write feedback pages.

    What is finished is passed over, unless the submission, the solution or a question has changed.
    Example: grader grade lessons --student ada --json rows.jsonl
    """
    from grader.pipeline.class_run import How, grade_class, preview_class  # noqa: PLC0415

    shown = complaints if json_file is not None and str(json_file) == "-" else console
    course, folder = _begin(course_folder, root, shown)
    how = How(jobs, again, figures is Figures.ALL, trust_submissions)
    if dry_run and json_file is not None:
        raise typer.BadParameter("--json writes rows of what is graded, and --dry-run grades nothing: leave one out.")
    if dry_run:
        if preview_class(course, folder, assignments or [], student or [], how, console):
            raise typer.Exit(NEEDS_SOMEONE)
        return
    rows, problems = grade_class(course, folder, assignments or [], student or [], how, shown, json_file)
    _show(rows, problems, shown, unconfined=trust_submissions)
    waiting = _say_what_waits(rows, shown)
    if problems or waiting:
        raise typer.Exit(NEEDS_SOMEONE)


@app.command()
@speaking
def report(root: Root = None, course_folder: CourseFolder = None) -> None:
    """Write report.html and fresh feedback pages, and show the class table.

    Run it again after marking by hand in the formgrader. Example: grader report
    """
    course, folder = _begin(course_folder, root)
    rows = _report(course, folder)
    _show(rows, [])
    say(f"Open {folder / 'report.html'} in a browser.")


@app.command()
@speaking
def demo(course_folder: CourseFolder = None) -> None:
    """Make a sample class in build/demo/, grade it, and show what comes out.

    Example: grader demo
    """
    from grader.pipeline import sample_class  # noqa: PLC0415
    from grader.pipeline.class_run import How, grade_class  # noqa: PLC0415
    from grader.plugs.configuration import write_root_config  # noqa: PLC0415

    course, folder = _begin(course_folder, None, below="build/demo")
    write_root_config(course, folder)  # this class is made anew, and a copied course has another's
    console.print("Releasing the course ...")
    _release(course)
    samples = sample_class.read_samples(course)
    sample_class.hand_in(course, folder, samples)
    console.print(f"{len(samples)} sample learners handed in. Grading them ...")
    _, problems = grade_class(course, folder, [], [], How(JOBS), console)
    _show(_report(course, folder, fresh_feedback=False), problems)
    shown = Path(os.path.relpath(folder))
    say(f"Feedback pages: {shown}/feedback/. Class report: open {shown}/report.html in a browser.")
    say("Next: `make lab` opens the lessons. Grade a class of your own with `.venv/bin/grader grade --root FOLDER`.")
    if problems:
        raise typer.Exit(NEEDS_SOMEONE)


@app.command()
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


def _begin(
    course_folder: Path | None, root: Path | None, shown: Console = console, below: str = ""
) -> tuple[Course, Path]:
    """Find the course and the class folder, or the folder `below` it, and say both before anything else."""
    from grader.pipeline.whereabouts import find_whereabouts  # noqa: PLC0415

    found = find_whereabouts(course_folder, root).inside(below)
    for sentence in (found.sentence, *found.notes):
        say(sentence, shown)
    return found.course, found.root


def _release(course: Course) -> None:
    from grader.release.publish import release as release_course  # noqa: PLC0415

    released = release_course(course, course.home)
    count, kept = len(released.notebooks), released.kept
    say(f"Released {count} notebooks into {course.released}.")
    if kept:
        one = len(kept) == 1
        which = "1 file that was not the same; a copy is" if one else f"{len(kept)} files that were not; copies are"
        say(f"Replaced {which} in {kept[0].parent.parent}.")


def _report(course: Course, root: Path, fresh_feedback: bool = True) -> list[Row]:
    from grader.pipeline.class_run import with_unused  # noqa: PLC0415
    from grader.intake.submissions import find_submissions  # noqa: PLC0415
    from grader.intake.unused import unused_files  # noqa: PLC0415
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


def _say_what_waits(rows: list[Row], shown: Console) -> int:
    """Say how many answers a person has to mark, and return the number."""
    waiting = sum(row.verdict.word is Word.NEEDS_A_PERSON for row in rows)
    if waiting:
        sentence = f"To be marked by a person in the formgrader: {waiting}. Run `grader report` afterwards."
        say(sentence, shown)
    return waiting


def _show(rows: list[Row], problems: list[str], shown: Console = console, unconfined: bool = False) -> None:
    from grader.report.class_table import ClassTable  # noqa: PLC0415

    shown.print(ClassTable(rows))
    if unconfined:
        shown.print("These submissions ran WITHOUT confinement (--trust-submissions).", style="bold")
    for problem in problems:
        say(problem, complaints)
