"""Feedback pages: nbgrader's own, one a notebook, from the autograded notebooks, with all verdicts at the top."""

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat import NotebookNode
from traitlets.config import Config

from grader import files
from grader.course import Course
from grader.errors import GraderError, unforeseen
from grader.intake.submissions import SECRET_FILE, TIMESTAMP_FILE, Submission, exchange_files
from grader.notebook.marks import grade_id_of, show_on_page
from grader.plugs.configuration import class_config
from grader.plugs.messages import Messages
from grader.plugs.summary import SummariseVerdicts
from grader.record.lateness import Lateness
from grader.record.marks import NotebookMarks
from grader.record.recorder import Recorder
from grader.report.feedback_exporter import FeedbackExporter

_OURS = "not through the exchange "
"""Begins the secret of a submission that brought none."""


class FeedbackPages:
    """Writes the pages feedback/LEARNER/ASSIGNMENT/NOTEBOOK.html of one class folder, as nbgrader's own step does."""

    def __init__(self, root: Path, config: Config) -> None:
        self._root = root
        self._exporter = FeedbackExporter(config=config, log=Messages().logger)
        self._exporter.register_preprocessor(SummariseVerdicts, enabled=True)
        self._exporter.register_preprocessor(CSSHTMLHeaderPreprocessor, enabled=True)

    def write(
        self, submission: Submission, marks: Mapping[str, NotebookMarks], texts: Mapping[str, str] | None = None
    ) -> None:
        """Write the pages of one submission; those of notebooks that it no longer has go.

        `marks` holds what the gradebook says, by notebook; what it does not know gets no page. `texts` are the graded
        notebooks by name where they were just written; else they are read. Raises OSError where a page cannot be
        written, GraderError where a graded notebook is damaged.
        """
        folder = self._root / "feedback" / submission.student / submission.assignment
        written = set()
        for name, text in (self._graded(submission) if texts is None else texts).items():
            if name in marks:
                files.write_text(folder / f"{name}.html", self._page(name, text, submission, marks[name]))
                written.add(folder / f"{name}.html")
        for page in set(folder.glob("*.html")) - written:
            page.unlink()
        if written:
            _write_exchange_files(self._graded_folder(submission), folder)

    def _graded_folder(self, submission: Submission) -> Path:
        return self._root / "autograded" / submission.student / submission.assignment

    def _graded(self, submission: Submission) -> dict[str, str]:
        paths = sorted(self._graded_folder(submission).glob("*.ipynb"))
        return {path.stem: path.read_text(encoding="utf-8") for path in paths}

    def _page(self, name: str, text: str, submission: Submission, marks: NotebookMarks) -> str:
        notebook = _read(self._graded_folder(submission) / f"{name}.ipynb", text)
        _show_marks(notebook, marks)
        names = {"notebook": name, "assignment": submission.assignment, "student": submission.student}
        whole = {"score": marks.score, "max_score": marks.max_score, "late_penalty": marks.late_penalty}
        resources: dict[str, Any] = {"nbgrader": names | whole, "unique_key": name}
        page, _ = self._exporter.from_notebook_node(notebook, resources)
        return page


def _write_exchange_files(graded: Path, folder: Path) -> None:
    """Put beside the pages what `nbgrader release_feedback` reads there: when the graded work was handed in, and the
    secret that only its learner and the exchange know.

    That command ends at the first submission which lacks one of them, as all do that came in another way. These get
    no time, and a secret that leads nobody to their pages and stays the same, so that each page is released once.
    """
    found = {name: text for name, content in exchange_files(graded).items() if (text := _plain(content))}
    kept = _plain(exchange_files(folder).get(SECRET_FILE, b""))
    made = kept if kept.startswith(_OURS) else _OURS + secrets.token_hex(32)
    for name, text in ({TIMESTAMP_FILE: "", SECRET_FILE: made} | found).items():
        files.write_text(folder / name, text)


def _plain(content: bytes) -> str:
    """The text of an exchange's file; nothing where it holds more than plain characters."""
    text = content.decode("ascii", "replace")
    return text if text.isascii() and text.strip().isprintable() and text.strip() else ""


def _read(path: Path, text: str) -> NotebookNode:
    try:
        notebook = nbformat.v4.reads(text)
        version = {"nbformat": 4, "nbformat_minor": nbformat.v4.nbformat_minor}
        return NotebookNode(metadata=notebook.metadata, cells=notebook.cells, **version)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GraderError(
            f"{path} is damaged: {error}. Delete it and run `grader grade`, which makes it anew."
        ) from error


def _show_marks(notebook: NotebookNode, marks: NotebookMarks) -> None:
    """Put score and comment of each cell where nbgrader's template looks for them."""
    for cell in notebook.cells:
        name = grade_id_of(cell)
        if name in marks.comments:
            show_on_page(cell, comment=marks.comments[name])
        if name in marks.scores:
            marked = marks.scores[name]
            show_on_page(cell, score=marked.score, points=marked.max_score)


def fresh_pages(course: Course, root: Path, submissions: Iterable[Submission]) -> list[str]:
    """Write the pages of submissions anew, for a person may have changed scores or written comments, and with the
    scores what lateness takes. Returns a sentence on each submission on which that fails.
    """
    problems = []
    config = class_config(course, root)
    pages, lateness = FeedbackPages(root, config), Lateness(root, config)
    with Recorder(root, config) as recorder:
        for submission in submissions:
            try:
                if lateness.changes(submission):
                    recorder.penalise(submission)
                pages.write(submission, recorder.marks(submission))
            except Exception as error:
                problems.append(unforeseen(f"{submission.student}, {submission.assignment}", error))
    return problems
