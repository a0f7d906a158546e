"""Grading a class: what has to be graded and why, notebooks examined in parallel, submissions recorded one by one."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from nbformat import NotebookNode

from grader.course import Course
from grader.errors import StoppedError, unforeseen
from grader.intake.exporter import expected_notebooks, mended_notebook
from grader.intake.submissions import Submission
from grader.judge.examine import Examiner, Place
from grader.nbgrader_setup import class_config
from grader.record.fingerprint import SUBMISSION, Fingerprints, Parts
from grader.record.gradebook import Scores, recorded_scores, require_gradebook
from grader.record.graded import GradedNotebooks
from grader.record.ledger import Entry, Ledger
from grader.record.recorder import Recorder, automatic_scores
from grader.report.feedback import FeedbackPages
from grader.report.looks import legible
from grader.workers import started_workers


@dataclass(frozen=True)
class Graded:
    """A submission that is done: why it was graded, or nothing where it was finished before.

    `problem` says why it could not be finished; then the next run grades it again.
    """

    submission: Submission
    reasons: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Change:
    """A score that grading would change: "notebook/grade_id", what the gradebook holds, and what it would hold."""

    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Preview:
    """What grading a submission would change, and why it would be graded; no reasons where it is finished. `problem`
    says why it cannot be told.
    """

    submission: Submission
    reasons: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    problem: str = ""


def grade(
    course: Course,
    root: Path,
    submissions: Sequence[Submission],
    examiner: Examiner,
    on_done: Callable[[Graded], None],
    jobs: int = 1,
    again: bool = False,
) -> None:
    """Grade submissions into the class folder `root`: gradebook, graded notebooks, feedback pages.

    What is finished and unchanged is passed over, unless `again`. `on_done` is called after each submission. The caller
    holds the class folder. Raises StoppedError where an interrupt or a full disk ends the work early, and another
    GraderError where the course or the gradebook is at fault; a learner never is.
    """
    done = 0
    with _Class(course, root, examiner, jobs, again) as grading:
        try:
            for work in grading.ahead(submissions):
                on_done(grading.finish(work))
                done += 1
        except (KeyboardInterrupt, OSError) as error:
            examiner.close()
            why = "Stopped" if isinstance(error, KeyboardInterrupt) else f"Stopped, because {error}"
            next_step = "Run the command without --again to go on." if again else "Run the same command to go on."
            raise StoppedError(
                f"{why}. {done} of {len(submissions)} submissions are done and kept. {next_step}"
            ) from error


def preview(
    course: Course,
    root: Path,
    submissions: Sequence[Submission],
    examiner: Examiner,
    jobs: int = 1,
    again: bool = False,
) -> Iterator[Preview]:
    """Say what `grade` would change, one submission after another. Writes nothing."""
    ledger, fingerprints, recorded = Ledger(root), Fingerprints(course), recorded_scores(root)

    def look(submission: Submission) -> Preview:
        before = recorded.get((submission.student, submission.assignment))
        reasons = ledger.reasons(submission, fingerprints.of(submission), before, again, examiner.trust)
        after: Scores = {}
        try:
            for path, released in expected_notebooks(course, submission) if reasons else ():
                after |= automatic_scores(path.stem, _examined(examiner, submission, path, released))
        except Exception as error:
            return Preview(submission, tuple(reasons), problem=unforeseen(_place(submission), error))
        return Preview(submission, tuple(reasons), tuple(_changes(before or {}, after) if reasons else ()))

    with started_workers(jobs) as pool:
        try:
            yield from pool.map(look, submissions)
        except KeyboardInterrupt as error:
            examiner.close()  # or the pool would wait for what is still running
            raise StoppedError("Stopped. Nothing was written.") from error


@dataclass(frozen=True)
class _Work:
    """A submission, what it depends on, why it is graded, and its examinations under way by notebook."""

    submission: Submission
    parts: Parts
    reasons: list[str]
    examinations: dict[str, Future[NotebookNode]]


class _Class:
    """A class folder that is being graded."""

    def __init__(self, course: Course, root: Path, examiner: Examiner, jobs: int, again: bool) -> None:
        require_gradebook(course, root)
        self._pool = started_workers(jobs)
        config = class_config(course, root)
        self._course, self._examiner, self._jobs, self._again = course, examiner, jobs, again
        self._ledger, self._fingerprints = Ledger(root), Fingerprints(course)
        self._recorded = recorded_scores(root)
        self._recorder = Recorder(root, config)
        self._notebooks, self._pages = GradedNotebooks(root, config), FeedbackPages(root, config)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._recorder.close()

    def ahead(self, submissions: Sequence[Submission]) -> Iterator[_Work]:
        """Each submission with its examinations under way; a few submissions ahead, so that memory stays flat."""
        waiting: deque[_Work] = deque()
        for submission in submissions if self._again else ():
            self._ledger.reopen(submission)  # so that a run that is stopped can be gone on with
        for submission in submissions:
            waiting.append(self._begin(submission))
            if len(waiting) > 2 * self._jobs:
                yield waiting.popleft()
        yield from waiting

    def finish(self, work: _Work) -> Graded:
        """Wait for the examinations of a submission and record it. Raises OSError where the disk is full."""
        submission, reasons = work.submission, tuple(work.reasons)
        if not reasons:
            return Graded(submission)
        try:
            judged = {name: examination.result() for name, examination in work.examinations.items()}
        except Exception as error:
            return Graded(submission, reasons, unforeseen(_place(submission), error))
        if self._fingerprints.of(submission)[SUBMISSION] != work.parts[SUBMISSION]:
            changed = "it was changed while it was graded. Nothing of it was recorded; run the command again."
            return Graded(submission, reasons, f"{_place(submission)}: {changed}")
        try:
            self._write(submission, work.parts, judged)
        except Exception as error:
            return Graded(submission, reasons, unforeseen(_place(submission), error))
        return Graded(submission, reasons)

    def _begin(self, submission: Submission) -> _Work:
        try:
            return self._begun(submission)
        except Exception as error:
            failed: Future[NotebookNode] = Future()
            failed.set_exception(error)
            return _Work(submission, {}, ["cannot be read"], {"": failed})

    def _begun(self, submission: Submission) -> _Work:
        parts = self._fingerprints.of(submission)
        recorded = self._recorded.get((submission.student, submission.assignment))
        reasons = self._ledger.reasons(submission, parts, recorded, self._again, self._examiner.trust)
        examinations = {
            path.stem: self._pool.submit(_examined, self._examiner, submission, path, released)
            for path, released in (expected_notebooks(self._course, submission) if reasons else ())
        }
        return _Work(submission, parts, reasons, examinations)

    def _write(self, submission: Submission, parts: Parts, judged: dict[str, NotebookNode]) -> None:
        """Write one submission everywhere. The ledger is last: what is stopped half way is graded again."""
        self._ledger.reopen(submission)
        self._notebooks.write(submission, judged)
        scores = self._recorder.record(submission, judged)
        self._pages.write(submission, self._recorder.marks(submission))
        self._ledger.finish(submission, Entry(parts, scores, sorted(judged), not self._examiner.trust))


def _examined(examiner: Examiner, submission: Submission, path: Path, released: Path) -> NotebookNode:
    notebook = mended_notebook(path, released)
    examiner.examine(notebook, Place(submission.student, submission.assignment, path.stem))
    return notebook


def _changes(before: Scores, after: Scores) -> Iterator[Change]:
    for name in (*after, *(gone for gone in before if gone not in after)):
        new = after.get(name, 0.0)
        if before.get(name) != new:
            yield Change(name, before.get(name), new)


def _place(submission: Submission) -> str:
    return legible(f"{submission.student}, {submission.assignment}")
