"""The exercise of lesson 1: `to_fahrenheit(celsius)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.faults import array_form

RULES = {
    "ordinary inputs": "Degrees Fahrenheit are nine fifths of the degrees Celsius, and 32 more.",
    "any shape": "What comes back has the shape of the argument, whatever that is.",
}


def form_fault(arguments: tuple[Any, ...], answer: Any) -> str | None:
    """Say why an answer is no array of numbers of the argument's shape, or None."""
    return array_form("It", answer, arguments[0].shape, "f", "floats")


def values_fault(answer: Any, expected: Any) -> str | None:
    """Say how many temperatures are off, or None."""
    off = int((~np.isclose(answer, expected, rtol=1e-9, atol=1e-9)).sum())
    return f"{off} of {expected.size} temperatures are off." if off else None


EXERCISE = FunctionExercise(
    name="to_fahrenheit",
    signature="to_fahrenheit(celsius)",
    returns="Return an array of floats, of the shape of the argument.",
    form_fault=form_fault,
    value_fault=lambda example, answer: values_fault(answer, example.expected),
    examples=(
        Example((np.array([0.0]),), np.array([32.0]), RULES["ordinary inputs"], "what 0 degrees become."),
        Example((np.array([100.0, -40.0]),), np.array([212.0, -40.0]), RULES["ordinary inputs"], "the order.", True),
        Example((np.zeros((2, 1)),), np.full((2, 1), 32.0), RULES["any shape"], "a table of temperatures."),
    ),
    rules=RULES,
    hints=("What do 100 degrees Celsius become?", "Multiply first.", "Arrays take * and + as numbers do."),
)
