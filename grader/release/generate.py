"""Releasing: text sources to solved notebooks, nbgrader's generate step to what learners get, checked, then put in
place.
"""

import filecmp
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grader.course import Course
from grader.errors import CourseError, ReleaseError
from grader.intake.notebook import grade_id_of
from grader.messages import convert
from grader.nbgrader_setup import course_directory
from grader.release.build import CHECK_PREFIX, build_notebook
from grader.release.day import stale_tables, write_tables
from grader.release.leaks import check_release
from grader.release.registering import (
    RegisterAssignment,
    SaveQuestions,
    known_questions,
    refuse_other_questions,
    released_questions,
    require_unlocked,
    shown,
)
from grader.release.signatures import check_signature

_WAY_OUT = (
    "Put it back in solutions/, or move the class that is graded here into a folder of its own (submitted, autograded, "
    "feedback, .grader and gradebook.db), where `grader report --root FOLDER` still shows it. "
    "Then run `grader release` again."
)
_CHECKPOINTS = ".ipynb_checkpoints"


@dataclass(frozen=True)
class Released:
    """The notebooks of a release, and copies of the files in course/ that it replaced and that were not the same."""

    notebooks: list[Path]
    kept: list[Path]


def release(course: Course, root: Path) -> Released:
    """Build the course's notebooks, put them into course/ and register them in the gradebook of `root`.

    Nothing is put in place unless all is well. What somebody changed in course/ is kept in build/replaced/. Raises
    ReleaseError or CourseError, and GradebookError where that gradebook holds marks of other questions or
    somebody else holds it.
    """
    with _generated(course) as folder:
        check_release(course, folder)
        address = course_directory(course, root)[0].db_url
        require_unlocked(address)
        asked = released_questions(folder, course.assignments)
        refuse_other_questions(known_questions(address, course.assignments), asked, shown(address), _WAY_OUT)
        register(course, root)
        kept = []
        for assignment in course.assignments:
            kept += _keep_changed(course, folder / assignment, course.released / assignment)
            _replace_folder(folder / assignment, course.released / assignment)
    _publish_sources(course)
    write_tables(course)
    notebooks = [path for name in course.assignments for path in sorted((course.released / name).glob("*.ipynb"))]
    return Released(notebooks, kept)


def _publish_sources(course: Course) -> None:
    """Put the solved notebooks where plain nbgrader and its formgrader look for them."""
    source = course.build / "source"
    shutil.rmtree(source, ignore_errors=True)
    build_sources(course, source)


def differences(course: Course) -> list[str]:
    """The files of course/ that are not what solutions/ generate, each with what is the matter. Raises ReleaseError
    on a leak.
    """
    with _generated(course) as folder:
        check_release(course, folder)
        found = [_difference(folder / name, course.released / name) for name in course.assignments]
    return [sentence for sentences in found for sentence in sentences] + stale_tables(course)


def register(course: Course, root: Path) -> None:
    """Register the assignments in the gradebook of `root`, making it where there is none. Raises GradebookError,
    ReleaseError.
    """
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source, folder = build_sources(course, Path(scratch) / "source"), Path(scratch) / "release"
        for assignment in course.assignments:
            _generate(course, root, assignment, source, folder, save=True)


def build_sources(course: Course, source: Path) -> Path:
    """Write the solved notebooks into the new folder `source`, as nbgrader wants them, and return it.

    Each call has a folder of its own: two graders of one course may begin at the same time. Raises CourseError where a
    notebook cannot be built, or an assignment has none.
    """
    for assignment in course.assignments:
        if not course.sources(assignment):
            folder = course.home / "solutions" / assignment
            raise CourseError(
                f"{assignment}: no notebook of it lies in {folder}. Put one there, or take {assignment} out of the "
                "assignments that pyproject.toml names."
            )
        (source / assignment).mkdir(parents=True)
        for path in course.sources(assignment):
            notebook = build_notebook(path)
            _require_questions(course, path.stem, notebook)
            nbformat.write(notebook, source / assignment / f"{path.stem}.ipynb")
    return source


def _require_questions(course: Course, name: str, notebook: NotebookNode) -> None:
    """Raise CourseError where a check cell asks what no question judges, or a function is not defined as its question
    says: grading would find out too late.
    """
    for cell in notebook.cells:
        grade_id = str(grade_id_of(cell) or "")
        if grade_id.startswith(CHECK_PREFIX):
            question = course.required_question(name, grade_id.removeprefix(CHECK_PREFIX))
            check_signature(name, notebook, question)


@contextmanager
def _generated(course: Course) -> Iterator[Path]:
    """A folder with all assignments as learners would get them, gone afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        source, folder = build_sources(course, Path(scratch) / "source"), Path(scratch) / "release"
        for assignment in course.assignments:
            _generate(course, course.home, assignment, source, folder, save=False)
        yield folder


def _generate(course: Course, root: Path, assignment: str, source: Path, folder: Path, save: bool) -> None:
    """Run the generate step of nbgrader for one assignment, from `source` into `folder`; `save` registers it in the
    gradebook of `root`.
    """
    directory, config = course_directory(course, root)
    directory.assignment_id = assignment
    directory.source_directory = str(source)
    directory.release_directory = str(folder)
    converter = RegisterAssignment(coursedir=directory, config=config)
    converter.force = True
    converter.no_database = not save
    if not save:
        converter.preprocessors = [step for step in converter.preprocessors if step is not SaveQuestions]
    convert(converter, ReleaseError(f"{assignment}: nbgrader could not generate it."))


def _replace_folder(new: Path, old: Path) -> None:
    """Put `new` in the place of `old`: beside it first, then two renames."""
    beside, before = old.with_name(f".{old.name}.new"), old.with_name(f".{old.name}.old")
    for leftover in (beside, before):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(new, beside)
    if old.exists():
        old.rename(before)
    beside.rename(old)
    shutil.rmtree(before, ignore_errors=True)


def _keep_changed(course: Course, new: Path, old: Path) -> list[Path]:
    """Copy what is about to be replaced and is not the same: somebody may have worked in it."""
    folder = course.build / "replaced" / datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S") / old.name
    kept = []
    for name in sorted(_files(old)):
        if (new / name).is_file() and filecmp.cmp(new / name, old / name, shallow=False):
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        kept.append(Path(shutil.copy2(old / name, folder / name)))
    return kept


def _difference(new: Path, old: Path) -> list[str]:
    """Sentences on each file that is not the same in both folders."""
    fresh, present = _files(new), _files(old)
    sentences = [f"{old.name}/{name} is missing in course/." for name in sorted(fresh - present)]
    sentences += [f"{old.name}/{name} does not come from solutions/." for name in sorted(present - fresh)]
    same = [name for name in sorted(fresh & present) if not filecmp.cmp(new / name, old / name, shallow=False)]
    return sentences + [f"{old.name}/{name} is not what solutions/ generate." for name in same]


def _files(folder: Path) -> set[str]:
    """The files below a folder, without the copies that JupyterLab makes of notebooks that are open."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if _CHECKPOINTS not in path.parts}
