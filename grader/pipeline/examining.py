"""One submission's notebooks: each found, mended, run and judged; and how the submission is named in sentences."""

from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from grader.intake.notebooks.expected import is_handed_in, mended_notebook, undecided_sentence
from grader.intake.submissions import Submission
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.verdict.looks import legible


def examined(examiner: Examiner, submission: Submission, path: Path, released: Path) -> NotebookNode | None:
    """The examined notebook; None where it was not handed in."""
    if not is_handed_in(path, released):
        return None
    notebook = mended_notebook(path, released)
    examiner.examine(notebook, NotebookIdentity(submission.student, submission.assignment, path.stem))
    return notebook


def undecided(submission: Submission, judged: Mapping[str, NotebookNode]) -> str:
    """What to say of a submission in which a file may be one notebook or another: a person has to decide."""
    said = [sentence for notebook in judged.values() if (sentence := undecided_sentence(notebook))]
    return f"{named(submission)}: {' '.join(dict.fromkeys(said))}" if said else ""


def named(submission: Submission) -> str:
    """The learner and the assignment, as they may be shown."""
    return legible(f"{submission.student}, {submission.assignment}")
