"""Releasing a course: generated, checked, compared with what is marked, registered, then put in place."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course
from grader.course.day import stale_tables, write_tables
from grader.course.mutants import stale_banks, write_banks
from grader.plugs.address import gradebook_url
from grader.release.generate import build_sources, generated, register
from grader.release.known_mistakes import stale_mistakes, write_mistakes
from grader.release.known_questions import (
    known_questions,
    refuse_other_questions,
    released_questions,
    require_unlocked,
    shown,
)
from grader.release.leaks import check_release
from grader.release.placing import difference, keep_changed, replace_folder

_WAY_OUT = (
    "Put it back in solutions/, or move the class that is graded here into a folder of its own (submitted, autograded, "
    "feedback, .grader and gradebook.db), where `grader report --root FOLDER` still shows it. "
    "Then run `grader release` again."
)


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
    with generated(course) as folder:
        check_release(course, folder)
        address = gradebook_url(root)
        require_unlocked(address)
        asked = released_questions(folder, course.assignments)
        refuse_other_questions(known_questions(address, course.assignments), asked, shown(address), _WAY_OUT)
        register(course, root)
        kept = []
        for assignment in course.assignments:
            kept += keep_changed(course, folder / assignment, course.released / assignment)
            replace_folder(folder / assignment, course.released / assignment)
    _publish_sources(course)
    write_tables(course)
    write_banks(course)
    write_mistakes(course)
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
    with generated(course) as folder:
        check_release(course, folder)
        found = [difference(folder / name, course.released / name) for name in course.assignments]
    return (
        [sentence for sentences in found for sentence in sentences]
        + stale_tables(course)
        + stale_banks(course)
        + stale_mistakes(course)
    )
