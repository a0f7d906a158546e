"""Where a course keeps its things, and what it asks: the one place that knows the layout of the folders."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from grader.course.mutants import bank_of
from grader.course.question_files import load_questions
from grader.course.settings import TABLE, Settings
from grader.course.settings_file import SETTINGS_FILE, read_settings, unknown
from grader.errors import CourseError
from grader.mutants import Bank
from grader.questions import Question
from grader.questions.vocabulary import CodeQuestion
from grader.runner.bounds import Bounds

_STEM = re.compile(r"[^\W_]\w{,80}")
"""Of a file of questions; those that begin with an underscore hold what several files share."""


@dataclass(frozen=True)
class Course:
    """A course on disk, rooted in `home`: solutions/ for instructors, course/ for learners, settings in
    pyproject.toml.

    The settings are the table [tool.grader]; grader/course/settings.py says which keys it has.
    """

    home: Path

    @cached_property
    def settings(self) -> Settings:
        """The table [tool.grader]. Raises CourseError where it is not there, or says what cannot be."""
        settings = read_settings(self.home / SETTINGS_FILE)
        self._require_files(settings)
        return settings

    @property
    def title(self) -> str:
        """The course's title, for pages."""
        return self.settings.title or self.home.name

    @property
    def assignments(self) -> list[str]:
        """The assignments' names, in the order of the day."""
        return list(self.settings.assignments)

    @property
    def imports(self) -> list[str]:
        """Modules to import before any notebook runs."""
        return list(self.settings.imports)

    @property
    def packages(self) -> list[Path]:
        """Folders with the course's own packages, which notebooks may read."""
        return [self.home / name for name in self.settings.packages]

    @property
    def bounds(self) -> Bounds:
        """What a learner's notebook may use, as [tool.grader.bounds] says; what is not named keeps its default."""
        return self.settings.bounds

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

    def mutants(self, question: CodeQuestion) -> Bank:
        """The wrong functions that small changes of the question's solution and of its other styles make."""
        return bank_of(self, question)

    def _questions_in(self, stem: str) -> Sequence[Question]:
        """Those of a file, which is run: `stem` may be a learner's word, so a path to elsewhere is no stem."""
        path = self.home / "solutions" / "questions" / f"{stem}.py"
        is_file = bool(_STEM.fullmatch(stem)) and path.is_file()
        return load_questions(self.home, self.packages, stem) if is_file else ()

    def _require_files(self, settings: Settings) -> None:
        """Raise CourseError where the settings name what is not there."""
        file, solutions = self.home / SETTINGS_FILE, self.home / "solutions"
        present = {path.parent.name for path in solutions.glob("*/*.py")} - {"questions", "sample_class"}
        for name in settings.assignments:
            if name not in present:
                raise CourseError(
                    f"{file}: {solutions / name} holds no notebook's source: {unknown(name, sorted(present))}"
                )
        stems = [path.stem for name in settings.assignments for path in self.sources(name)]
        for name in settings.day:
            if name not in stems:
                raise CourseError(
                    f"{file}: `day` in {TABLE} names {name}, which is no notebook: {unknown(name, stems)}"
                )
        for name in settings.packages:
            if not (self.home / name).is_dir():
                raise CourseError(f"{file}: `packages` in {TABLE} names {name}, which is no folder of {self.home}.")
            folder = (self.home / name).resolve()
            if folder.is_relative_to(solutions.resolve()) or solutions.resolve().is_relative_to(folder):
                raise CourseError(f"{file}: `packages` in {TABLE} names {name}, a link that leads to the solutions.")


def required_course(home: Path) -> Course:
    """The course at `home`, which may be a link to it. Raises CourseError where there is none."""
    if not is_course(home):
        raise CourseError(f"{home} is no course: it does not hold solutions/ and {SETTINGS_FILE}.")
    return Course(home.resolve())


def course_above(start: Path) -> Course | None:
    """The nearest course that holds `start`, or None."""
    here = start.resolve()
    return next((Course(folder) for folder in (here, *here.parents) if is_course(folder)), None)


def find_course(start: Path | None = None) -> Course:
    """The nearest course that holds `start` (default: the working folder). Raises CourseError where none does."""
    here = (start or Path.cwd()).resolve()
    course = course_above(here)
    if course is None:
        raise CourseError(f"{here} is not inside a course: no folder above it holds solutions/ and {SETTINGS_FILE}.")
    return course


def is_course(folder: Path) -> bool:
    """Whether a folder is a course's: it holds solutions/ and the settings."""
    return (folder / "solutions").is_dir() and (folder / SETTINGS_FILE).is_file()
