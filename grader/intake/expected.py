"""Where nbgrader reads a submitted notebook, our intake stands: the exporter and the hook that `configure` hands to
nbgrader.
"""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode

from grader.course import Course
from grader.intake.matching import match
from grader.intake.mending import Intake, Note, take_in, unreadable
from grader.intake.submissions import Submission, companions_in

INTAKE = "intake"
"""The key of the notebook's metadata under which the notes of the intake travel to the judge, and the paths of the
`companions`, which the judge takes out.
"""


class SubmissionExporter(NotebookExporter):
    """Reads submitted notebooks through the intake; notebooks that are already clean as nbconvert does."""

    def from_filename(self, filename: str, resources: Any = None, **more: Any) -> tuple[Any, dict[str, Any]]:
        """Convert one notebook. `resources` says whose and which it is."""
        converter: Any = self.parent
        directory = converter.coursedir
        path = Path(filename)
        if not path.is_relative_to(Path(directory.format_path(directory.submitted_directory, "", ""))):
            return super().from_filename(filename, resources=resources, **more)
        released = Path(directory.format_path(directory.release_directory, ".", resources["nbgrader"]["assignment"]))
        notebook = mended_notebook(path, released)
        return self.from_notebook_node(notebook, resources=resources, **more)


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


def find_renamed(released: Path, *, notebooks: list[str], assignment: str, student: str) -> None:
    """The hook that nbgrader calls before a submission is converted: let a renamed notebook count as the one it is.

    nbgrader passes over files whose names it does not know. Here the released name is added to its list of notebooks,
    in place. `released` is the folder of the released assignments.
    """
    for folder in {Path(name).parent for name in notebooks}:
        matches = match(folder, released / folder.name)
        wanted = [str(folder / f"{name}.ipynb") for name in sorted({*matches.used, *matches.undecided})]
        notebooks += [path for path in wanted if path not in notebooks]
