"""What the notebooks of a course need to check a learner's work: open checks, hints, self-checks and widgets.

It knows no course. A course says in a package of its own what its exercises are, and makes a Lab from them; README.md
beside this file shows how.
"""

from .exercise import ChoiceExercise, Example, Exercise, Frequencies, FunctionExercise, OwnFunction, ValueExercise
from .failures import LEFT_ALONE
from .finding import find_exercises, find_self_checks
from .lab import Lab
from .self_checks import Option, Question
from .stops import CheckFailed, CheckInterrupted
from .threads import use_one_thread

__all__ = [
    "LEFT_ALONE",
    "CheckFailed",
    "CheckInterrupted",
    "ChoiceExercise",
    "Example",
    "Exercise",
    "Frequencies",
    "FunctionExercise",
    "Lab",
    "Option",
    "OwnFunction",
    "Question",
    "ValueExercise",
    "find_exercises",
    "find_self_checks",
    "use_one_thread",
]
