"""Names: those a learner has defined, those of the exercises, and the nearest where one is misspelt."""

import difflib
import sys
from collections.abc import Iterable
from typing import Any

from .exercises import EXERCISES
from .wording import listing


def defined() -> dict[str, Any]:
    """Return what the learner has defined: the notebook's names, or those of the running script outside IPython."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell.user_ns if shell else vars(sys.modules["__main__"])


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name most like the given one, or None where none is much like it."""
    return next(iter(difflib.get_close_matches(name, list(names), n=1)), None)


def of_exercise(exercise: object) -> str:
    """Return the name for what a learner gave: the name itself, or the function of that name."""
    return exercise if isinstance(exercise, str) else getattr(exercise, "__name__", repr(exercise))


def unknown(name: str) -> str:
    """Say that no exercise has this name, which one is near, and which exist."""
    near = nearest(name, EXERCISES)
    guess = f'Did you mean "{near}"? ' if near else ""
    return f"No exercise is called {name}. {guess}There are {listing(list(EXERCISES))}."
