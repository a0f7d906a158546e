"""The notebooks that a submission should hold, each found under whatever name it came, and mended."""

from dataclasses import asdict
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grader.course import Course
from grader.intake.notebooks.matching import match
from grader.intake.notebooks.mending import Intake, Note, take_in, unreadable
from grader.intake.submissions import Submission, companions_in
from grader.notebook.marks import INTAKE


def mended_notebook(path: Path, released_folder: Path) -> NotebookNode:
    """The clean notebook for the file at `path`, whatever it is called, notes of the intake in its metadata."""
    released = nbformat.read(released_folder / path.name, as_version=4)
    matches = match(path.parent, released_folder)
    if path.stem in matches.undecided:
        return _with_notes(unreadable(released, matches.undecided[path.stem]), [], undecided=True)
    intake = take_in(matches.used.get(path.stem, path), released)
    notes = [Note(sentence) for sentence in matches.notes.get(path.stem, [])]
    notebook = _with_notes(intake, notes)
    notebook.metadata[INTAKE]["companions"] = [str(one) for one in companions_in(path.parent)]
    return notebook


def _with_notes(intake: Intake, notes: list[Note], undecided: bool = False) -> NotebookNode:
    intake.notebook.metadata[INTAKE] = {
        "notes": [asdict(note) for note in (*notes, *intake.notes)],
        "unreadable": intake.unreadable,
        "undecided": undecided,
    }
    return intake.notebook


def undecided_sentence(notebook: NotebookNode) -> str:
    """Why nothing counts as this notebook although a file may be it; empty where that was decided."""
    told = notebook.metadata[INTAKE]
    return str(told["notes"][0]["sentence"]) if told["undecided"] else ""


def is_handed_in(path: Path, released_folder: Path) -> bool:
    """Whether a file counts, or may count, as the released notebook that should lie at `path`."""
    matches = match(path.parent, released_folder)
    return path.stem in matches.used or path.stem in matches.undecided


def expected_notebooks(course: Course, submission: Submission) -> list[tuple[Path, Path]]:
    """Where each released notebook should lie in a submission, and the released folder."""
    released = course.released / submission.assignment
    return [(submission.folder / template.name, released) for template in sorted(released.glob("*.ipynb"))]
