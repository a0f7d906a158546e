"""Where a course keeps its things, and what it asks: the one place that knows the layout of the folders."""

import importlib.util
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.questions import Question

SETTINGS_FILE = "pyproject.toml"
_STEM = re.compile(r"[^\W_]\w{,80}")
"""Of a file of questions; those that begin with an underscore hold what several files share."""


@dataclass(frozen=True)
class Course:
    """A course on disk, rooted in `home`: solutions/ for instructors, course/ for learners, settings in
    pyproject.toml.

    The table [tool.grader] of pyproject.toml names the `assignments`, in the order of the day, the modules to import
    before notebooks run (`imports`), and the course's own packages that notebooks may read (`packages`, relative to
    `home`).
    """

    home: Path

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """The table [tool.grader]. Raises CourseError where there is none."""
        path = self.home / SETTINGS_FILE
        try:
            return dict(tomllib.loads(path.read_text(encoding="utf-8"))["tool"]["grader"])
        except tomllib.TOMLDecodeError as error:
            raise CourseError(f"{path} is no TOML: {error}.") from error
        except (OSError, KeyError) as error:
            raise CourseError(
                f"{path}: no table [tool.grader] can be read. It names the course's assignments."
            ) from error

    @property
    def title(self) -> str:
        """The course's title, for pages."""
        return str(self.settings.get("title", self.home.name))

    @property
    def assignments(self) -> list[str]:
        """The assignments' names, in the order of the day."""
        return [str(name) for name in self.settings["assignments"]]

    @property
    def imports(self) -> list[str]:
        """Modules to import before any notebook runs."""
        return [str(name) for name in self.settings.get("imports", [])]

    @property
    def packages(self) -> list[Path]:
        """Folders with the course's own packages, which notebooks may read."""
        return [self.home / str(name) for name in self.settings.get("packages", [])]

    @property
    def bounds(self) -> Mapping[str, Any]:
        """What a learner's notebook may use, as [tool.grader.bounds] says; what is not named keeps its default."""
        return dict(self.settings.get("bounds", {}))

    @property
    def released(self) -> Path:
        """The folder that learners receive."""
        return self.home / "course"

    @property
    def build(self) -> Path:
        """The folder for everything that is made and can be made again."""
        return self.home / "build"

    def sources(self, assignment: str) -> list[Path]:
        """The text sources of an assignment's notebooks, in order."""
        return sorted((self.home / "solutions" / assignment).glob("*.py"))

    def source(self, notebook: str) -> Path:
        """The text source of one notebook. Raises CourseError where there is none."""
        for assignment in self.assignments:
            for path in self.sources(assignment):
                if path.stem == notebook:
                    return path
        raise CourseError(f"No source of a notebook called {notebook} lies in {self.home / 'solutions'}.")

    def notebooks(self, assignment: str) -> list[str]:
        """The names of an assignment's notebooks, in order."""
        return [path.stem for path in self.sources(assignment)]

    def question(self, notebook: str, name: str) -> Question | None:
        """The question of that name: looked up in questions/<notebook>.py, then in questions/<name>.py. None where
        there is none.
        """
        for stem in (notebook, name):
            found = {question.name: question for question in self._questions_in(stem)}
            if name in found:
                return found[name]
        return None

    def required_question(self, notebook: str, name: str) -> Question:
        """The question of that name. Raises CourseError where there is none."""
        question = self.question(notebook, name)
        if question is None:
            raise CourseError(
                f"{notebook}: the check cell of {name} has no question. Write solutions/questions/{name}.py, "
                f"or add {name} to solutions/questions/{notebook}.py."
            )
        return question

    def notebook_that_asks(self, name: str) -> str | None:
        """The name of the notebook whose source has the check cell of the question `name`, or None."""
        for assignment in self.assignments:
            for path in self.sources(assignment):
                if f'check="{name}"' in path.read_text(encoding="utf-8"):
                    return path.stem
        return None

    def _questions_in(self, stem: str) -> Sequence[Question]:
        """Those of a file, which is run: `stem` may be a learner's word, so a path to elsewhere is no stem."""
        path = self.home / "solutions" / "questions" / f"{stem}.py"
        return _load_questions(path) if _STEM.fullmatch(stem) and path.is_file() else ()


_LOADED: dict[Path, Sequence[Question]] = {}


def _load_questions(path: Path) -> Sequence[Question]:
    """Import a file of questions once. It says `question = ...` or `questions = (...)`."""
    if path in _LOADED:
        return _LOADED[path]
    home = str(path.parents[2])
    if home not in sys.path:
        sys.path.append(home)  # question files share helpers as solutions.questions._name
    name = f"solutions.questions.{path.stem}"
    specification = importlib.util.spec_from_file_location(name, path)
    if specification is None or specification.loader is None:
        raise CourseError(f"{path}: not a Python file.")
    module = importlib.util.module_from_spec(specification)
    try:
        specification.loader.exec_module(module)
    except Exception as error:
        raise CourseError(f"{path} cannot be run: {type(error).__name__}: {error}") from error
    questions: tuple[Any, ...] = tuple(getattr(module, "questions", ())) or (getattr(module, "question", None),)
    if None in questions:
        raise CourseError(f"{path}: it defines neither `question` nor `questions`.")
    _LOADED[path] = questions
    return _LOADED[path]


def find_course(start: Path | None = None) -> Course:
    """The course that holds `start` (default: the working folder), or else the one that grader is installed from.

    Raises CourseError where neither is inside a course.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parent.parent):
        if (folder / "solutions").is_dir() and (folder / SETTINGS_FILE).is_file():
            return Course(folder)
    raise CourseError(f"{here} is not inside a course: no folder above it holds solutions/ and {SETTINGS_FILE}.")
