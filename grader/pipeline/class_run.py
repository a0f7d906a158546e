"""The command `grader grade`: choose submissions, grade or preview them, and say what is going on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from grader.course import Course
from grader.intake.notebooks.unused import unused_files
from grader.intake.submissions import choose_assignments, find_submissions
from grader.judge.examiner import examiner_of
from grader.pipeline.grading import Done, grade
from grader.pipeline.preview import preview
from grader.pipeline.progress import GradingProgress, preview_table, row_lines, write_rows
from grader.pipeline.results import ClassResults, with_unused
from grader.pipeline.whereabouts import Whereabouts
from grader.record.hold import hold
from grader.record.log import log
from grader.verdict.row import Row

_MOST_LINES = 20


@dataclass(frozen=True)
class How:
    """How a class is graded, as the options of the command say."""

    jobs: int
    again: bool = False
    all_figures: bool = False
    trust: bool = False


def grade_class(
    course: Course,
    root: Path,
    names: Sequence[str],
    students: Sequence[str],
    how: How,
    shown: Console,
    json_file: Path | None = None,
) -> tuple[list[Row], list[str]]:
    """Grade with a progress bar. Returns the rows and the sentences on submissions that could not be recorded.

    Raises HeldError where somebody else grades the class, before anything is touched, and GraderError as `grade` does.
    """
    assignments = choose_assignments(course, names)
    submissions = find_submissions(root, assignments, students)
    unused = unused_files(course, root, assignments, students)
    examiner, results = examiner_of(course, how.all_figures, how.trust), ClassResults(root)
    with (
        hold(root),
        row_lines(json_file) as lines,
        GradingProgress(shown, len(submissions)) as progress,
    ):

        def advance(done: Done) -> None:
            progress.advance(done)
            results.add(done)
            if lines is not None:
                write_rows(lines, results.of(done.submission))

        try:
            grade(course, root, submissions, examiner, advance, how.jobs, how.again)
            if lines is not None:
                write_rows(lines, [one.row for one in unused])
        finally:
            summary = _summary(len(submissions), progress.reasons, how)
            log(root, f"{Whereabouts(course, root).sentence} {summary}", *progress.regraded)
    for line in (summary, *_shortened(progress.regraded)):
        shown.print(line, markup=False, highlight=False, soft_wrap=True)
    rows = results.all(assignments, {submission.student for submission in submissions})
    return with_unused(rows, unused), [*(one.sentence for one in unused), *progress.problems]


def preview_class(
    course: Course, root: Path, names: Sequence[str], students: Sequence[str], how: How, shown: Console
) -> list[str]:
    """Show which scores grading would change, and why. Writes nothing. Returns the sentences on files that are not
    used, or on which a person has to decide.
    """
    assignments = choose_assignments(course, names)
    submissions = find_submissions(root, assignments, students)
    looked = preview(course, root, submissions, examiner_of(course, trust=how.trust), how.jobs, how.again)
    previews = list(track(looked, "looking", len(submissions), console=shown, transient=True))
    reasons = [one.reasons[0] for one in previews if one.reasons]
    changed = sum(len(one.changes) for one in previews)
    if changed:
        shown.print(preview_table(previews))
    to_decide = [one.sentence for one in unused_files(course, root, assignments, students)]
    to_decide += [one.undecided for one in previews if one.undecided]
    for problem in (*to_decide, *(one.problem for one in previews if one.problem)):
        shown.print(problem, markup=False, highlight=False, soft_wrap=True)
    counted = f"{len(reasons)} of {len(previews)} submissions would be graded{_counted(reasons)}"
    scores = "1 score" if changed == 1 else f"{changed} scores"
    shown.print(f"{counted}; {scores} would change. Nothing was written.", markup=False, highlight=False)
    return to_decide


def _summary(total: int, reasons: list[str], how: How) -> str:
    """How many submissions were graded, why, and whether they were confined."""
    confined = "WITHOUT confinement" if how.trust else "confined"
    return f"Graded {len(reasons)} of {total} submissions{_counted(reasons)}, {confined}."


def _shortened(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_LINES
    return lines if more <= 0 else [*lines[:_MOST_LINES], f"and {more} more, which .grader/log.txt names"]


def _counted(reasons: list[str]) -> str:
    """How often each reason came, in brackets."""
    kinds = [f"{times}: {reason}" for reason, times in Counter(reasons).most_common()]
    return f" ({'; '.join(kinds)})" if kinds else ""
