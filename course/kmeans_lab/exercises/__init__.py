"""The exercises of the workshop, one module each, and the form of quiz answers.

A module with a name of its own holds one exercise, called EXERCISE; it is found by being here.
"""

from importlib import import_module
from pkgutil import iter_modules

from .choices import CHOICE_HINTS
from .exercise import Example, Exercise
from .value import ValueExercise

__all__ = ["EXERCISES", "HINTS", "VALUES", "Example", "Exercise", "ValueExercise"]

_MODULES = [import_module(f".{module.name}", __name__) for module in iter_modules(__path__)]
_FOUND = [module.EXERCISE for module in _MODULES if hasattr(module, "EXERCISE")]
EXERCISES: dict[str, Exercise] = {one.name: one for one in _FOUND if isinstance(one, Exercise)}
VALUES: dict[str, ValueExercise] = {one.name: one for one in _FOUND if isinstance(one, ValueExercise)}
HINTS: dict[str, tuple[str, ...]] = {one.name: one.hints for one in _FOUND} | CHOICE_HINTS
