"""The last exercise of lesson 5: the condition of a loop, to be mended."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import truth_form

RULES = {
    "ordinary inputs": "The loop goes on as long as at least one centroid has moved, however little, and ends when all "
    "rest.",
    "small moves": "A centroid that has moved a little has moved.",
    "shapes and layout": "k may be 1 or some hundred, and the array may be read-only.",
}

RULE = RULES["ordinary inputs"]


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return truth_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    if bool(answer) == example.expected:
        return None
    return "It says stop, and a centroid is still moving." if example.expected else "It says go on, and all rest."


EXAMPLES = (
    Example((np.array([0.5]),), True, RULE, "the case of a single centroid."),
    Example((np.array([0.0]),), False, RULE, "the case of a single centroid."),
    Example((np.array([0.0, 0.2, 0.1]),), True, RULE, "the first, which rests, and the two that move."),
    Example((np.array([0.0, 0.0, 0.0]),), False, RULE, "what must hold for every centroid at the end."),
    Example((np.array([0.4, 0.0, 0.1]),), True, RULE, "the 0.0: one that rests does not make all rest."),
    Example((np.array([0.4, 0.2, 0.1]),), True, RULE, "what must hold for every centroid at the end."),
    Example(
        (np.array([0.0, 1e-200, 0.0]),),
        True,
        RULES["small moves"],
        "what counts as having moved, and what the square of 1e-200 is.",
    ),
)

EXERCISE = FunctionExercise(
    name="keep_going",
    signature="keep_going(moved)",
    returns="Return True or False.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "Say it in words: stop when all have stopped. What is the opposite of 'all have stopped'?",
        "`moved.all()` asks whether every number is non-zero. Which other method of an array asks about at least one?",
        "Try your condition by hand on 0.0, 0.2, 0.1 and on 0.0, 0.0, 0.0.",
    ),
)
