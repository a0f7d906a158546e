"""What is asked about `to_fahrenheit(celsius)`."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from weather_lab.exercises.to_fahrenheit import EXERCISE, RULES, values_fault

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden temperatures."""
    return [
        Case("ordinary inputs", "three temperatures", (rng.uniform(-30, 40, size=3).round(1),)),
        Case("ordinary inputs", "a whole month", (rng.uniform(-30, 40, size=31).round(1),)),
        Case("any shape", "two weeks in rows", (rng.uniform(-30, 40, size=(2, 7)).round(1),)),
        Case("any shape", "none at all", (np.zeros(0),)),
    ]


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge one array: first its form, as the open check does, then its values."""
    return EXERCISE.form_fault(case.arguments, answer) or values_fault(answer, expected)


question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=(
        Aspect("ordinary inputs", 2.0, RULES["ordinary inputs"], "What do 100 degrees become?"),
        Aspect("any shape", 1.0, RULES["any shape"], "Try a table with two rows."),
        Aspect(ARGUMENTS_LEFT_ALONE, 1.0, LEFT_ALONE, "Look at: operators such as *=."),
    ),
    cases=cases,
    compare=compare,
    misconceptions=(
        Misconception(
            "adds before it multiplies",
            "It looks as if 32 is added first, and multiplied with the rest.",
            "Which of the two comes first in the formula?",
            lambda celsius: (celsius + 32) * 9 / 5,
        ),
        Misconception(
            "the other way round",
            "It looks as if degrees Fahrenheit are turned into degrees Celsius.",
            "Which of the two are larger in summer?",
            lambda fahrenheit: (fahrenheit - 32) * 5 / 9,
        ),
    ),
)
