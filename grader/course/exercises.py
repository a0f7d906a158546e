"""The exercises of a course: what learners read of a question, with its open examples, in the course's own packages."""

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course.course import Course
from grader.course.question_files import load_from_package


@dataclass(frozen=True)
class OpenExercise:
    """A function exercise of courselab, and the package in which it stands.

    The courselab that it is made of may be one that lies in the course, or one that is installed.
    """

    exercise: Any
    package: Path

    @property
    def file(self) -> Path:
        """The file of the exercise."""
        return self.package / "exercises" / f"{self.exercise.name}.py"

    def of_courselab(self, module: str) -> Any:
        """A module of its courselab, such as "behaviour"."""
        return importlib.import_module(f"{type(self.exercise).__module__.partition('.')[0]}.{module}")


def open_exercise(course: Course, name: str) -> OpenExercise | None:
    """The exercise of that name; None where the course's packages have none with open examples.

    Raises CourseError where its file cannot be run.
    """
    for package in course.packages:
        if (package / "exercises" / f"{name}.py").is_file():
            module = load_from_package(course.home, course.packages, f"{package.name}.exercises.{name}")
            exercise = getattr(module, "EXERCISE", None)
            if getattr(exercise, "examples", ()) and hasattr(exercise, "known_mistakes"):
                return OpenExercise(exercise, package)
    return None
