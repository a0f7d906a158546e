"""The sample class: learners whose answers stand as text in solutions/sample_class/, handed in as real notebooks."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from grader.course import Course
from grader.course.build import build_notebook
from grader.errors import CourseError
from grader.notebook.marks import grade_id_of, is_locked

_STARTS = ("untouched", "solved")


@dataclass(frozen=True)
class Sample:
    """One learner of the sample class.

    `start` says what the notebooks are before the cells are put in: as released, or solved. `cells` are the learner's
    own: each with the notebook, the grade_id of the cell it replaces or follows, and the source. `leave_out` names
    notebooks not handed in.
    """

    student: str
    shows: str
    start: str
    cells: tuple[tuple[str, str, str, str], ...]
    leave_out: tuple[str, ...] = ()


def read_samples(course: Course) -> list[Sample]:
    """The sample class of a course, by name. Raises CourseError where a file does not say what it should."""
    folder = course.home / "solutions" / "sample_class"
    samples = [_read_sample(path) for path in sorted(folder.glob("*.py"))]
    if not samples:
        raise CourseError(f"{folder} holds no sample learners.")
    return samples


def hand_in(course: Course, root: Path, samples: list[Sample]) -> None:
    """Write the samples' notebooks into root/submitted/, in the place of what was there."""
    submitted = root / "submitted"
    shutil.rmtree(submitted, ignore_errors=True)
    for sample in samples:
        for assignment in course.assignments:
            for notebook in course.notebooks(assignment):
                if notebook not in sample.leave_out:
                    path = submitted / sample.student / assignment / f"{notebook}.ipynb"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    nbformat.write(_notebook_of(course, sample, assignment, notebook), path)


def _read_sample(path: Path) -> Sample:
    text = jupytext.read(path, fmt="py:percent")
    header = text.metadata.get("sample", {})
    if header.get("start") not in _STARTS or "shows" not in header:
        raise CourseError(f"{path}: its header needs `shows` and `start`, which is one of {', '.join(_STARTS)}.")
    cells = []
    for number, cell in enumerate(text.cells, start=1):
        mode = "replace" if "replace" in cell.metadata else "after" if "after" in cell.metadata else ""
        place = str(cell.metadata.get(mode, ""))
        if place.count("/") != 1:
            raise CourseError(
                f'{path}, cell {number}: its header needs replace="NOTEBOOK/NAME" or after="NOTEBOOK/NAME".'
            )
        cells.append((mode, *place.split("/"), cell.source))
    leave_out = tuple(str(name) for name in header.get("leave_out", ()))
    return Sample(path.stem, str(header["shows"]), str(header["start"]), tuple(cells), leave_out)


def _notebook_of(course: Course, sample: Sample, assignment: str, notebook: str) -> NotebookNode:
    made = nbformat.read(course.released / assignment / f"{notebook}.ipynb", as_version=4)
    if sample.start == "solved":
        _solve(made, build_notebook(course.source(notebook)))
    for mode, wanted, name, source in sample.cells:
        if wanted == notebook:
            _put(made, mode, name, source, sample.student)
    return made


def _solve(released: NotebookNode, solved: NotebookNode) -> None:
    """Write the solutions into a released notebook, as a learner would: only the sources of answer cells change."""
    answers = {grade_id_of(cell): cell.source for cell in solved.cells if grade_id_of(cell)}
    for cell in released.cells:
        if grade_id_of(cell) and not is_locked(cell):
            cell.source = _without_marks(answers[grade_id_of(cell)])


def _without_marks(source: str) -> str:
    return "\n".join(
        line for line in source.splitlines() if "### BEGIN SOLUTION" not in line and "### END SOLUTION" not in line
    )


def _put(notebook: NotebookNode, mode: str, name: str, source: str, student: str) -> None:
    positions = [number for number, cell in enumerate(notebook.cells) if grade_id_of(cell) == name]
    if not positions:
        raise CourseError(f"Sample learner {student}: there is no cell called {name}.")
    if mode == "replace":
        notebook.cells[positions[0]].source = source
    else:
        cell = nbformat.v4.new_code_cell(source)
        cell.id = f"own-{len(notebook.cells)}"
        notebook.cells.insert(positions[0] + 1, cell)
