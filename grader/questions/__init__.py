"""The vocabulary in which a course says what it asks, as the files in solutions/questions/ use it.

A question is judged by what the learner's code answers, never by how it is written. The answers are judged outside the
learner's process, against what the solved notebook answers to the same inputs.
"""

from grader.border.standins import Chance
from grader.border.steps import Call, Read, Step, called_on
from grader.questions.difference import difference
from grader.questions.vocabulary import (
    ARGUMENTS_LEFT_ALONE,
    Aspect,
    Case,
    ChoiceQuestion,
    ClassQuestion,
    FunctionQuestion,
    Misconception,
    Question,
    ValueQuestion,
)

__all__ = [
    "ARGUMENTS_LEFT_ALONE",
    "Aspect",
    "Call",
    "Case",
    "Chance",
    "ChoiceQuestion",
    "ClassQuestion",
    "FunctionQuestion",
    "Misconception",
    "Question",
    "Read",
    "Step",
    "ValueQuestion",
    "called_on",
    "difference",
]
