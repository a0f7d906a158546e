"""A class that is worth losing, and how its gradebook looks after an undisturbed run."""

import shutil
from pathlib import Path

import pytest

from grader.course import Course
from tests.faults.class_folder import grade, make_class
from tests.grader.gradebook_rows import Rows, gradebook_rows


@pytest.fixture(scope="session")
def prepared_class(released_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class before the run that will be disturbed. Tests work on copies."""
    root = tmp_path_factory.mktemp("prepared") / "class"
    make_class(released_course, root)
    return root


@pytest.fixture(scope="session")
def undisturbed(released_course: Course, prepared_class: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The rows of the gradebook after a run that nothing disturbed."""
    root = tmp_path_factory.mktemp("undisturbed") / "class"
    shutil.copytree(prepared_class, root)
    grade(released_course, root)
    return gradebook_rows(root)
