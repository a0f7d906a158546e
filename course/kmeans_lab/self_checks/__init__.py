"""The self-checks of the lessons, by name, such as "distance/units". They are for the learner alone: no marks.

A module with QUESTIONS holds those of one lesson; it is found by being here.
"""

from importlib import import_module
from pkgutil import iter_modules

from .question import Option, Question

__all__ = ["SELF_CHECKS", "Option", "Question"]

_MODULES = {module.name: import_module(f".{module.name}", __name__) for module in iter_modules(__path__)}
SELF_CHECKS: dict[str, Question] = {
    f"{lesson}/{name}": question
    for lesson, module in _MODULES.items()
    for name, question in getattr(module, "QUESTIONS", {}).items()
}
