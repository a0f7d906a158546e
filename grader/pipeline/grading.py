"""Grading a class: what has to be graded and why, notebooks examined in parallel, submissions recorded one by one."""

import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from nbformat import NotebookNode

from grader.course import Course
from grader.errors import NoRoomError, StoppedError, is_no_room, unforeseen
from grader.intake.expected import expected_notebooks, is_handed_in, mended_notebook, undecided_sentence
from grader.intake.submissions import Submission
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.pipeline.workers import started_workers
from grader.plugs.configuration import class_config
from grader.record.autograded import AutogradedNotebooks
from grader.record.fingerprint import SUBMISSION, Fingerprints, Parts
from grader.record.gradebook import Scores, recorded_scores, require_gradable, require_gradebook
from grader.record.lateness import Lateness
from grader.record.ledger import Finished, Ledger, needs_judging
from grader.record.recorder import Recorder, automatic_scores
from grader.report.feedback import FeedbackPages
from grader.verdict.looks import legible

_ROOM = 1 << 20
"""Bytes that must be free on a disk that is not full."""


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
    """A score that grading would change: "notebook/grade_id", what the gradebook holds, and what it would hold. What
    lateness takes from a notebook is a score below 0.
    """

    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Preview:
    """What grading a submission would change, and why it would be graded; no reasons where it is finished. `problem`
    says why it cannot be told, `undecided` why a person has to decide what a file is.
    """

    submission: Submission
    reasons: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    problem: str = ""
    undecided: str = ""


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
        except (KeyboardInterrupt, OSError, NoRoomError) as error:
            examiner.close()
            why = "Stopped" if isinstance(error, KeyboardInterrupt) else f"Stopped at {grading.at}, because {error}"
            next_step = "Run the command without --again to go on." if again else "Run the same command to go on."
            raise StoppedError(
                f"{why.rstrip('.')}. {done} of {len(submissions)} submissions are done and kept. {next_step}"
            ) from error


def preview(
    course: Course,
    root: Path,
    submissions: Sequence[Submission],
    examiner: Examiner,
    jobs: int = 1,
    again: bool = False,
) -> Iterator[Preview]:
    """Say what `grade` would change, one submission after another. Writes nothing. Raises GraderError as `grade`."""
    require_gradable(course, root)
    ledger, fingerprints, recorded = Ledger(root), Fingerprints(course), recorded_scores(root)
    lateness = Lateness(root, class_config(course, root))

    def look(submission: Submission) -> Preview:
        before, late = recorded.get((submission.student, submission.assignment)), lateness.changes(submission)
        parts = fingerprints.of(submission)
        reasons = tuple(ledger.reasons(submission, parts, before, bool(late), again, examiner.trust))
        if not needs_judging(reasons):
            return Preview(submission, reasons, tuple(_penalties(late)))
        after, judged = Scores(), dict[str, NotebookNode]()
        try:
            for path, released in expected_notebooks(course, submission):
                if (notebook := _examined(examiner, submission, path, released)) is not None:
                    judged[path.stem] = notebook
                    after |= automatic_scores(path.stem, notebook)
        except Exception as error:
            return Preview(submission, reasons, problem=unforeseen(_place(submission), error))
        late = lateness.changes(submission, after)
        changed = (*_changes(before or {}, after), *_penalties(late))
        return Preview(submission, reasons, changed, undecided=_undecided(submission, judged))

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
    examinations: dict[str, Future[NotebookNode | None]]


class _Class:
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

    def finish(self, work: _Work) -> Graded:
        """Wait for the examinations of a submission and record it.

        Where the disk is full, another submission may have filled it, and gives the room back when it ends: so this one
        is examined again, alone. Raises OSError or NoRoomError where there is no room even then.
        """
        self.at = _place(work.submission)
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
            full = (
                f"{_place(work.submission)}: {error}. It filled the disk, and is not finished; run the command again."
            )
            return Graded(work.submission, tuple(work.reasons), full)

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

    def _finished(self, work: _Work) -> Graded:
        submission, reasons = work.submission, tuple(work.reasons)
        if not reasons:
            return Graded(submission)
        try:
            results = {name: examination.result() for name, examination in work.examinations.items()}
        except Exception as error:
            return Graded(submission, reasons, unforeseen(_place(submission), error))
        judged = {name: notebook for name, notebook in results.items() if notebook is not None}
        if self._fingerprints.of(submission)[SUBMISSION] != work.parts[SUBMISSION]:
            changed = "it was changed while it was graded. Nothing of it was recorded; run the command again."
            return Graded(submission, reasons, f"{_place(submission)}: {changed}")
        try:
            if needs_judging(reasons):
                self._write(submission, work.parts, judged)
            else:
                self._freshen(submission, work.parts)
        except Exception as error:
            return Graded(submission, reasons, unforeseen(_place(submission), error))
        return Graded(submission, reasons, _undecided(submission, judged))

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
            path.stem: self._pool.submit(_examined, self._examiner, submission, path, released)
            for path, released in (expected_notebooks(self._course, submission) if needs_judging(reasons) else ())
        }
        return _Work(submission, parts, reasons, examinations)

    def _write(self, submission: Submission, parts: Parts, judged: dict[str, NotebookNode]) -> None:
        """Write one submission everywhere. The ledger is last: what is stopped half way is graded again."""
        self._ledger.reopen(submission)
        self._notebooks.write(submission, judged)
        scores = self._recorder.record(submission, judged)
        self._pages.write(submission, self._recorder.marks(submission))
        if not _undecided(submission, judged):
            self._ledger.finish(submission, Finished(parts, scores, sorted(judged), not self._examiner.trust))

    def _freshen(self, submission: Submission, parts: Parts) -> None:
        """Ask again what lateness takes, and write the pages anew. No code runs for it."""
        entry = self._ledger.entry(submission)
        self._ledger.reopen(submission)
        self._recorder.penalise(submission)
        self._pages.write(submission, self._recorder.marks(submission))
        if entry is not None:
            self._ledger.finish(submission, replace(entry, parts=parts))


def _examined(examiner: Examiner, submission: Submission, path: Path, released: Path) -> NotebookNode | None:
    """The examined notebook; None where it was not handed in."""
    if not is_handed_in(path, released):
        return None
    notebook = mended_notebook(path, released)
    examiner.examine(notebook, NotebookIdentity(submission.student, submission.assignment, path.stem))
    return notebook


def _undecided(submission: Submission, judged: Mapping[str, NotebookNode]) -> str:
    """What to say of a submission in which a file may be one notebook or another: a person has to decide."""
    said = [sentence for notebook in judged.values() if (sentence := undecided_sentence(notebook))]
    return f"{_place(submission)}: {' '.join(dict.fromkeys(said))}" if said else ""


def _changes(before: Scores, after: Scores) -> Iterator[Change]:
    for name in (*after, *(gone for gone in before if gone not in after)):
        new = after.get(name, 0.0)
        if before.get(name) != new:
            yield Change(name, before.get(name), new)


def _penalties(changes: Mapping[str, tuple[float, float]]) -> Iterator[Change]:
    for notebook, (before, after) in changes.items():
        yield Change(f"lateness in {notebook}", -before, -after)


def _place(submission: Submission) -> str:
    return legible(f"{submission.student}, {submission.assignment}")
