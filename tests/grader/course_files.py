"""A released course for a test to change, and what lies in its folders."""

import shutil
from pathlib import Path

from grader.course import Course


def copied(course: Course, home: Path) -> Course:
    """The course with all that it has released, copied to `home`."""
    return Course(shutil.copytree(course.home, home))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
