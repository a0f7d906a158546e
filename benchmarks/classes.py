"""Classes of any size for the benchmarks: the demo's sample class, or learners of the small course of the tests."""

import shutil
import tempfile
from pathlib import Path

import nbformat

from grader.course import Course
from grader.pipeline.sample_class import hand_in, read_samples
from grader.release.generate import register
from grader.release.publish import release
from tests.conftest import write_course


class ClassMaker:
    """Makes class folders of one assignment, each with the same learners' work and a gradebook that knows the course.

    `originals` is the folder with the work of each learner who differs, submitted/LEARNER/ASSIGNMENT; a larger class
    repeats them.
    """

    def __init__(self, course: Course, assignment: str, folder: Path, originals: Path) -> None:
        self.course, self.assignment = course, assignment
        self._folder = folder
        self._works = {path.parent.name: path for path in sorted(originals.glob(f"submitted/*/{assignment}"))}
        register(course, folder)

    def students(self, size: int) -> list[str]:
        """The learners' names: one of each kind, then again, numbered.

        The second half of the class are the kinds of the first: one endless loop costs as much as ten others, so what
        the second half adds to the cost of the first is told only by halves that are alike.
        """
        kinds, half = list(self._works), max(1, (size + 1) // 2)
        return [f"{kinds[number % half % len(kinds)]}{number:05d}" for number in range(size)]

    def make(self, name: str, students: list[str]) -> Path:
        """A new class folder in which these learners have handed in, and nothing is graded."""
        root = self._folder / name
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        shutil.copy(self._folder / "gradebook.db", root)
        for student in students:
            shutil.copytree(self._works[student[:-5]], root / "submitted" / student / self.assignment)
        return root


def sample_class(course: Course, assignment: str, folder: Path) -> ClassMaker:
    """The demo's class: its learners differ in what they have solved, and how."""
    hand_in(course, folder / "originals", read_samples(course))
    return ClassMaker(course, assignment, folder, folder / "originals")


def small_class(folder: Path) -> ClassMaker:
    """A class whose notebook is light: one learner is right, one is wrong, one has not begun."""
    course = write_course(Path(tempfile.mkdtemp(dir=folder)))
    release(course, course.home)
    answers = {"right": "def double(numbers):\n    return np.asarray(numbers) * 2.0", "untouched": None}
    for student, source in (answers | {"wrong": "def double(numbers):\n    return numbers**2"}).items():
        notebook = nbformat.read(course.released / "lessons" / "01_doubling.ipynb", as_version=4)
        for cell in notebook.cells:
            if source and cell.metadata.get("nbgrader", {}).get("grade_id") == "double":
                cell.source = source
        path = folder / "originals" / "submitted" / student / "lessons" / "01_doubling.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
    return ClassMaker(course, "lessons", folder, folder / "originals")
