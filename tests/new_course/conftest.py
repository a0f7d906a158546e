"""What this folder shares: one bare environment, and the course that `grader new` writes, graded there by `demo`."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.new_course.bare import REPOSITORY, Bare, build_wheel

REQUIREMENTS = REPOSITORY / "grader" / "commands" / "new_course" / "requirements.txt"


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """The wheels of grader and courselab, and what the new course asks for beside them."""
    folder = tmp_path_factory.mktemp("bare")
    wheels = [
        build_wheel(REPOSITORY, folder / "grader", "grader", "pyproject.toml", "README.md", "LICENSE"),
        build_wheel(REPOSITORY / "course" / "courselab", folder / "courselab"),
    ]
    more = [line for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return Bare(folder / "environment", wheels, more)


@dataclass(frozen=True)
class NewCourse:
    """A course that was written and tried: its folder, its files as written, and what the two commands said."""

    home: Path
    written: list[str]
    new: str
    demo: str


@pytest.fixture(scope="session")
def new_course(bare: Bare, tmp_path_factory: pytest.TempPathFactory) -> NewCourse:
    around = tmp_path_factory.mktemp("authors")
    new = bare.run("grader", "new", "warm-weeks", cwd=around)
    assert new.returncode == 0, new.stdout
    home = around / "warm-weeks"
    written = [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()]
    demo = bare.run("grader", "demo", cwd=home)
    assert demo.returncode == 0, demo.stdout
    return NewCourse(home, written, new.stdout, demo.stdout)
