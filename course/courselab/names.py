"""Names: those a learner has defined, those of the exercises, and the nearest where one is misspelt."""

import difflib
import sys
from collections.abc import Iterable, Mapping, Sequence
from types import FunctionType
from typing import Any

from . import cells
from .exercise import Exercise, FunctionExercise, ValueExercise
from .wording import listing


def defined() -> dict[str, Any]:
    """Return what the learner has defined: the notebook's names, or those of the running script outside IPython."""
    shell = cells.shell()
    return shell.user_ns if shell else vars(sys.modules["__main__"])


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name most like the given one, or None where none is much like it."""
    return next(iter(difflib.get_close_matches(name, list(names), n=1)), None)


def newest(function: Any) -> Any:
    """Return what the learner now calls by the name of a function: a cell run again has replaced it.

    That is the function itself where its name is gone or stands for something that cannot be called. Only functions
    are looked up: the name of a partial or of a model's method is not the learner's.
    """
    now = defined().get(function.__name__) if isinstance(function, FunctionType) else None
    return now if callable(now) else function


def called(function: Any, otherwise: str) -> str:
    """Return the name of a function, or `otherwise` for a lambda and for all that has no name of its own."""
    is_named = isinstance(function, FunctionType) and function.__name__ != "<lambda>"
    return function.__name__ if is_named else otherwise


def of_exercise(exercise: object) -> str:
    """Return the name for what a learner gave: the name itself, or the function of that name."""
    return exercise if isinstance(exercise, str) else getattr(exercise, "__name__", repr(exercise))


def checked(exercises: Mapping[str, Exercise]) -> list[str]:
    """Return the names that a check tries or looks at, functions first."""
    kinds = FunctionExercise, ValueExercise
    return [own for kind in kinds for own, exercise in exercises.items() if isinstance(exercise, kind)]


def unknown(name: str, known: Sequence[str]) -> str:
    """Say that no exercise has this name, which one of those known is near or begins so, and which there are."""
    near = nearest(name, known) or next((other for other in known if name and other.startswith(name)), None)
    guess = f'Did you mean "{near}"? ' if near else ""
    return f"No exercise is called {name}. {guess}{there_are(known)}"


def there_are(known: Sequence[str]) -> str:
    """Return a sentence that lists the names."""
    return f"There are {listing(known)}." if known else "There are none."
