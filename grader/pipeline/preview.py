"""What grading a class would change, and why. Nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from grader.course import Course
from grader.errors import StoppedError, unforeseen
from grader.intake.notebooks.expected import expected_notebooks
from grader.intake.submissions import Submission
from grader.judge.examiner import Examiner
from grader.pipeline.examining import examined, named, undecided
from grader.pipeline.workers import started_workers
from grader.plugs.configuration import class_config
from grader.record.fingerprint import Fingerprints
from grader.record.gradebook import Scores, recorded_scores, require_gradable
from grader.record.lateness import Lateness
from grader.record.ledger import Ledger, needs_judging
from grader.record.recorder import automatic_scores


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
                if (notebook := examined(examiner, submission, path, released)) is not None:
                    judged[path.stem] = notebook
                    after |= automatic_scores(path.stem, notebook)
        except Exception as error:
            return Preview(submission, reasons, problem=unforeseen(named(submission), error))
        late = lateness.changes(submission, after)
        changed = (*_changes(before or {}, after), *_penalties(late))
        return Preview(submission, reasons, changed, undecided=undecided(submission, judged))

    with started_workers(jobs) as pool:
        try:
            yield from pool.map(look, submissions)
        except KeyboardInterrupt as error:
            examiner.close()  # or the pool would wait for what is still running
            raise StoppedError("Stopped. Nothing was written.") from error


def _changes(before: Scores, after: Scores) -> Iterator[Change]:
    for name in (*after, *(gone for gone in before if gone not in after)):
        new = after.get(name, 0.0)
        if before.get(name) != new:
            yield Change(name, before.get(name), new)


def _penalties(changes: Mapping[str, tuple[float, float]]) -> Iterator[Change]:
    for notebook, (before, after) in changes.items():
        yield Change(f"lateness in {notebook}", -before, -after)
