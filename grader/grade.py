"""Grading a class: notebooks are examined in parallel, and nbgrader records them one after another, as it always
does.
"""

import copy
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde

from grader.course import Course
from grader.errors import GraderError
from grader.gradebook import gradebook_url, require_gradebook
from grader.intake.exporter import find_by_content, mended_notebook
from grader.intake.submissions import Submission
from grader.judge.examine import Examiner, Place
from grader.judge.preprocessors import examined_ahead, examiner_of
from grader.messages import convert
from grader.nbgrader_setup import course_directory
from grader.report.feedback import write_feedback


@dataclass(frozen=True)
class Graded:
    """A submission that is done. `problem` says why it could not be recorded, or is empty."""

    submission: Submission
    problem: str = ""


def grade(
    course: Course, root: Path, submissions: Sequence[Submission], jobs: int, on_done: Callable[[Graded], None]
) -> None:
    """Grade submissions into the class folder `root`: gradebook, autograded notebooks, feedback pages.

    `on_done` is called after each. Raises GraderError where the course or the gradebook is at fault; a learner never
    is.
    """
    require_gradebook(course, root)
    examiner = examiner_of(course)
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        for submission, examinations in _ahead(pool, jobs, examiner, submissions):
            for examination in examinations:
                examination.result()
            problem = _record(course, root, submission)
            on_done(Graded(submission, problem))


def _ahead(
    pool: ThreadPoolExecutor, jobs: int, examiner: Examiner, submissions: Sequence[Submission]
) -> Iterator[tuple[Submission, list[Future[None]]]]:
    """Each submission with its examinations under way; a few submissions ahead, so that memory stays flat."""
    waiting: deque[tuple[Submission, list[Future[None]]]] = deque()
    for submission in submissions:
        tasks = [
            pool.submit(_examine, examiner, submission, path, released)
            for path, released in _expected_notebooks(examiner.course, submission)
        ]
        waiting.append((submission, tasks))
        if len(waiting) > 2 * jobs:
            yield waiting.popleft()
    yield from waiting


def _expected_notebooks(course: Course, submission: Submission) -> Iterator[tuple[Path, Path]]:
    """Where each released notebook that was handed in should lie in the submission, and the released folder."""
    released = course.released / submission.assignment
    for template in sorted(released.glob("*.ipynb")):
        path = submission.folder / template.name
        if path.exists() or find_by_content(path, nbformat.read(template, as_version=4)):
            yield path, released


def _examine(examiner: Examiner, submission: Submission, path: Path, released: Path) -> None:
    notebook = mended_notebook(path, released)
    place = Place(submission.student, submission.assignment, path.stem)
    examined = copy.deepcopy(notebook)
    examiner.examine(examined, place)
    examined_ahead(notebook, place, examined)


def _record(course: Course, root: Path, submission: Submission) -> str:
    """Let nbgrader record one submission and write its feedback. Returns why it could not, or nothing."""
    try:
        if submission.notebooks:
            _autograde(course, root, submission)
        else:
            _record_nothing(root, submission)
        write_feedback(course, root, submission)
    except (GraderError, OSError) as error:
        place = f"{submission.student}, {submission.assignment}"
        return f"{place}: {error} The submission is untouched; run the command again."
    return ""


def _autograde(course: Course, root: Path, submission: Submission) -> None:
    directory, config = course_directory(course, root)
    directory.assignment_id, directory.student_id = submission.assignment, submission.student
    converter = Autograde(coursedir=directory, config=config)
    converter.force = True
    convert(converter, GraderError("nbgrader could not record it."))


def _record_nothing(root: Path, submission: Submission) -> None:
    """Give a folder without notebooks its zeros, so that it waits for nobody."""
    with Gradebook(gradebook_url(root)) as gradebook:
        gradebook.update_or_create_student(submission.student)
        recorded = gradebook.update_or_create_submission(submission.assignment, submission.student)
        for notebook in recorded.notebooks:
            for entry in notebook.grades:
                entry.auto_score, entry.needs_manual_grade = 0, False
        gradebook.db.commit()
