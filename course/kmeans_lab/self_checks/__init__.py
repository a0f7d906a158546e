"""The self-checks of the lessons, by name, such as "distance/units". They are for the learner alone: no marks."""

from . import assignment, cost, distance, update
from .question import Option, Question

__all__ = ["SELF_CHECKS", "Option", "Question"]

_MODULES = {"distance": distance, "assignment": assignment, "update": update, "cost": cost}
SELF_CHECKS: dict[str, Question] = {
    f"{lesson}/{name}": question for lesson, module in _MODULES.items() for name, question in module.QUESTIONS.items()
}
