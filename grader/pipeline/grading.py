"""Grading a class: what has to be graded and why, notebooks examined in parallel, submissions recorded one by one."""

import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from nbformat import NotebookNode

from grader.course import Course
from grader.errors import NoRoomError, StoppedError, is_no_room, unforeseen
from grader.intake.notebooks.expected import expected_notebooks
from grader.intake.submissions import Submission
from grader.judge.examiner import Examiner
from grader.pipeline.examining import examined, named, undecided
from grader.pipeline.workers import started_workers
from grader.plugs.configuration import class_config
from grader.record.autograded import AutogradedNotebooks
from grader.record.fingerprint import SUBMISSION, Fingerprints, Parts
from grader.record.gradebook import recorded_scores, require_gradebook
from grader.record.lateness import Lateness
from grader.record.ledger import Finished, Ledger, needs_judging
from grader.record.recorder import Recorder
from grader.report.feedback import FeedbackPages
from grader.report.rows import rows_of
from grader.verdict.row import Row

_ROOM = 1 << 20
"""Bytes that must be free on a disk that is not full."""


@dataclass(frozen=True)
class Done:
    """A submission that is done: why it was graded, or nothing where it was finished before.

    `problem` says why it could not be finished; then the next run grades it again. `rows` are its results where they
    were just written.
    """

    submission: Submission
    reasons: tuple[str, ...] = ()
    problem: str = ""
    rows: tuple[Row, ...] | None = None


def grade(
    course: Course,
    root: Path,
    submissions: Sequence[Submission],
    examiner: Examiner,
    on_done: Callable[[Done], None],
    jobs: int = 1,
    again: bool = False,
) -> None:
    """Grade submissions into the class folder `root`: gradebook, graded notebooks, feedback pages.

    What is finished and unchanged is passed over, unless `again`. `on_done` is called after each submission. The caller
    holds the class folder. Raises StoppedError where an interrupt or a full disk ends the work early, and another
    GraderError where the course or the gradebook is at fault; a learner never is.
    """
    done = 0
    with _ClassFolder(course, root, examiner, jobs, again) as grading:
        try:
            for work in grading.ahead(submissions):
                on_done(grading.finish(work))
                done += 1
        except (KeyboardInterrupt, OSError, NoRoomError) as error:
            examiner.close()
            why = "Stopped" if isinstance(error, KeyboardInterrupt) else f"Stopped at {grading.at}, because {error}"
            next_step = "Run the command without --again to go on." if again else "Run the same command to go on."
            raise StoppedError(
                f"{why.rstrip('.')}. {done} of {len(submissions)} submissions are done and kept. {next_step}"
            ) from error


@dataclass(frozen=True)
class _Work:
    """A submission, what it depends on, why it is graded, and its examinations under way by notebook."""

    submission: Submission
    parts: Parts
    reasons: list[str]
    examinations: dict[str, Future[NotebookNode | None]]


class _ClassFolder:
    """A class folder that is being graded."""

    def __init__(self, course: Course, root: Path, examiner: Examiner, jobs: int, again: bool) -> None:
        require_gradebook(course, root)
        self._pool = started_workers(jobs)
        config = class_config(course, root)
        self._course, self._examiner, self._jobs, self._again = course, examiner, jobs, again
        self._ledger, self._fingerprints = Ledger(root), Fingerprints(course)
        self._recorded, self._lateness = recorded_scores(root), Lateness(root, config)
        self._recorder = Recorder(root, config)
        self._notebooks, self._pages = AutogradedNotebooks(root, config), FeedbackPages(root, config)
        self._waiting: deque[_Work] = deque()
        self._root = root
        self.at = ""
        """Whose submission was waited for last."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._recorder.close()

    def ahead(self, submissions: Sequence[Submission]) -> Iterator[_Work]:
        """Each submission with its examinations under way; a few submissions ahead, so that memory stays flat."""
        for submission in submissions if self._again else ():
            self._ledger.reopen(submission)  # so that a run that is stopped can be gone on with
        for submission in submissions:
            self._waiting.append(self._begin(submission))
            if len(self._waiting) > 2 * self._jobs:
                yield self._waiting.popleft()
        while self._waiting:
            yield self._waiting.popleft()

    def finish(self, work: _Work) -> Done:
        """Wait for the examinations of a submission and record it.

        Where the disk is full, another submission may have filled it, and gives the room back when it ends: so this one
        is examined again, alone. Raises OSError or NoRoomError where there is no room even then.
        """
        self.at = named(work.submission)
        try:
            return self._finished(work)
        except (OSError, NoRoomError) as error:
            if not is_no_room(error):
                raise
        wait([examination for one in (work, *self._waiting) for examination in one.examinations.values()])
        try:
            return self._finished(replace(self._begin(work.submission), reasons=work.reasons))
        except (OSError, NoRoomError) as error:
            if not is_no_room(error) or not self._has_room():
                raise
            full = f"{named(work.submission)}: {error}. It filled the disk, and is not finished; run the command again."
            return Done(work.submission, tuple(work.reasons), full)

    def _has_room(self) -> bool:
        """Whether a submission is likely to find room where it runs and where it is recorded."""
        try:
            for folder in (tempfile.gettempdir(), self._root):
                with tempfile.TemporaryFile(dir=folder) as probe:
                    probe.write(bytes(_ROOM))
                    probe.flush()
        except OSError:
            return False
        return True

    def _finished(self, work: _Work) -> Done:
        submission, reasons = work.submission, tuple(work.reasons)
        if not reasons:
            return Done(submission)
        try:
            results = {name: examination.result() for name, examination in work.examinations.items()}
        except Exception as error:
            return Done(submission, reasons, unforeseen(named(submission), error))
        judged = {name: notebook for name, notebook in results.items() if notebook is not None}
        if self._fingerprints.of(submission)[SUBMISSION] != work.parts[SUBMISSION]:
            changed = "it was changed while it was graded. Nothing of it was recorded; run the command again."
            return Done(submission, reasons, f"{named(submission)}: {changed}")
        try:
            if not needs_judging(reasons):
                self._freshen(submission, work.parts)
                return Done(submission, reasons)
            rows = self._write(submission, work.parts, judged)
        except Exception as error:
            return Done(submission, reasons, unforeseen(named(submission), error))
        return Done(submission, reasons, undecided(submission, judged), tuple(rows))

    def _begin(self, submission: Submission) -> _Work:
        try:
            return self._begun(submission)
        except Exception as error:
            failed: Future[NotebookNode | None] = Future()
            failed.set_exception(error)
            return _Work(submission, {}, ["cannot be read"], {"": failed})

    def _begun(self, submission: Submission) -> _Work:
        parts = self._fingerprints.of(submission)
        recorded = self._recorded.get((submission.student, submission.assignment))
        late = bool(self._lateness.changes(submission))
        reasons = self._ledger.reasons(submission, parts, recorded, late, self._again, self._examiner.trust)
        examinations = {
            path.stem: self._pool.submit(examined, self._examiner, submission, path, released)
            for path, released in (expected_notebooks(self._course, submission) if needs_judging(reasons) else ())
        }
        return _Work(submission, parts, reasons, examinations)

    def _write(self, submission: Submission, parts: Parts, judged: dict[str, NotebookNode]) -> list[Row]:
        """Write one submission everywhere, and return its rows. The ledger is last: what is stopped half way is graded
        again.
        """
        self._ledger.reopen(submission)
        texts = self._notebooks.write(submission, judged)
        recorded = self._recorder.record(submission, judged)
        self._pages.write(submission, recorded.marks, texts)
        if not undecided(submission, judged):
            confined = not self._examiner.trust
            self._ledger.finish(submission, Finished(parts, recorded.scores, sorted(judged), confined))
        return rows_of(submission, recorded.marks, judged)

    def _freshen(self, submission: Submission, parts: Parts) -> None:
        """Ask again what lateness takes, and write the pages anew. No code runs for it."""
        entry = self._ledger.entry(submission)
        self._ledger.reopen(submission)
        self._recorder.penalise(submission)
        self._pages.write(submission, self._recorder.marks(submission))
        if entry is not None:
            self._ledger.finish(submission, replace(entry, parts=parts))
