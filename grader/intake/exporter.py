"""Where nbgrader reads a submitted notebook, our intake stands: the exporter and the hook that `configure` hands to
nbgrader.
"""

from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode

from grader.course import Course
from grader.files import printable
from grader.intake.notebook import Intake, Note, UnreadableNotebookError, grade_id_of, read_notebook, take_in
from grader.intake.submissions import Submission

INTAKE = "intake"
"""The key of the notebook's metadata under which the notes of the intake travel to the judge."""
MOST_FILES = 50
"""Notebooks in a learner's folder that are looked into for one that is missing."""


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
    """The clean notebook for the file at `path`, wherever in its folder the learner put it, notes of the intake in
    its metadata.
    """
    released = nbformat.read(released_folder / path.name, as_version=4)
    actual = path if path.exists() else find_by_content(path, released, _names(released_folder))
    intake = take_in(actual or path, released)
    notes = list(intake.notes)
    if actual is not None and actual != path:
        notes.insert(0, Note(f"{printable(actual.name)} was taken as {path.name}, whose cells it holds."))
    return _with_notes(intake, notes)


def _with_notes(intake: Intake, notes: list[Note]) -> NotebookNode:
    intake.notebook.metadata[INTAKE] = {"notes": [asdict(note) for note in notes], "unreadable": intake.unreadable}
    return intake.notebook


def expected_notebooks(course: Course, submission: Submission) -> Iterator[tuple[Path, Path]]:
    """Where each released notebook that was handed in should lie in the submission, and the released folder."""
    released = course.released / submission.assignment
    for template in sorted(released.glob("*.ipynb")):
        path = submission.folder / template.name
        if path.exists() or find_by_content(path, nbformat.read(template, as_version=4), _names(released)):
            yield path, released


def find_by_content(path: Path, released: NotebookNode, others: frozenset[str]) -> Path | None:
    """Of the notebooks in the folder of `path`, the one that holds most of the released one's named cells, and at
    least half. Those that are called as `others` of the assignment are these.
    """
    wanted = {grade_id_of(cell) for cell in released.cells} - {None}
    best, most = None, len(wanted) / 2
    candidates = [one for one in sorted(path.parent.glob("*.ipynb")) if one.name not in others]
    for candidate in candidates[:MOST_FILES]:
        held = len(wanted & _names_in(candidate))
        if held >= max(most, 1):
            best, most = candidate, held + 1
    return best


def _names(released: Path) -> frozenset[str]:
    """The names of an assignment's released notebooks."""
    return frozenset(path.name for path in released.glob("*.ipynb"))


def _names_in(path: Path) -> frozenset[str | None]:
    try:
        state = path.lstat()
    except OSError:
        return frozenset()
    return _names_read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1000)
def _names_read(path: Path, changed: int, size: int) -> frozenset[str | None]:
    """Kept as long as the file is as it was: it is looked into once for each notebook that is missing beside it."""
    try:
        return frozenset(cell.grade_id for cell in read_notebook(path).cells)
    except UnreadableNotebookError:
        return frozenset()


def find_renamed(released: Path, *, notebooks: list[str], assignment: str, student: str) -> None:
    """The hook that nbgrader calls before a submission is converted: let a renamed notebook count as the one it is.

    nbgrader passes over files whose names it does not know. Here the released name is added to its list of notebooks,
    in place. `released` is the folder of the released assignments.
    """
    for folder in {Path(name).parent for name in notebooks}:
        for path in sorted((released / folder.name).glob("*.ipynb")):
            wanted = folder / path.name
            if str(wanted) not in notebooks and find_by_content(
                wanted, nbformat.read(path, as_version=4), _names(path.parent)
            ):
                notebooks.append(str(wanted))
