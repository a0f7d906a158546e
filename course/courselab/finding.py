"""Finding what a course has written down: the modules of a package, and the exercises and self-checks in them."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from .exercise import Exercise, FunctionExercise
from .self_checks import Question


def find_exercises(package: str) -> dict[str, Exercise]:
    """Return the exercises of a package by their names: each module with a name EXERCISE holds one.

    The mistakes that are known of a function lie in a file known_mistakes/NAME.json beside the package.

    A package calls it in its own `__init__.py`, as `find_exercises(__name__)`. Raises TypeError where an EXERCISE is
    something else, and ValueError where two have one name.
    """
    found: dict[str, Exercise] = {}
    known = Path(import_module(package).__path__[0]).parent / "known_mistakes"
    for module in _modules(package):
        exercise = getattr(module, "EXERCISE", None)
        if exercise is None:
            continue
        if not isinstance(exercise, Exercise):
            raise TypeError(f"{module.__name__}: EXERCISE is of type {type(exercise).__name__}, and not an Exercise.")
        if exercise.name in found:
            raise ValueError(f"{module.__name__}: another exercise is called {exercise.name}. Each name stands once.")
        if isinstance(exercise, FunctionExercise):
            exercise = replace(exercise, known_mistakes=known / f"{exercise.name}.json")
        found[exercise.name] = exercise
    return found


def find_self_checks(package: str) -> dict[str, Question]:
    """Return the self-checks of a package by module and name, such as "lesson_2/units".

    Each module with QUESTIONS, questions by name, holds those of one lesson.
    """
    return {
        f"{module.__name__.rpartition('.')[2]}/{name}": question
        for module in _modules(package)
        for name, question in getattr(module, "QUESTIONS", {}).items()
    }


def _modules(package: str) -> Iterator[ModuleType]:
    for module in iter_modules(import_module(package).__path__):
        yield import_module(f"{package}.{module.name}")
