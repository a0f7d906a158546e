"""Faults of a question itself: what its author can mend before a learner pays for it."""

import difflib
import traceback
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from grader.border.standins import Chance
from grader.questions import wording
from grader.questions.answers import Answer, Outcome
from grader.questions.compare import remark_on
from grader.questions.diagnosis.misconceptions import answer_of, explains
from grader.questions.shrinking.axes import lengths_of
from grader.questions.shrinking.moves import is_valid
from grader.questions.vocabulary import (
    ARGUMENTS_LEFT_ALONE,
    Case,
    ChoiceQuestion,
    CodeQuestion,
    FunctionQuestion,
    Misconception,
)


def faults_of_code(question: CodeQuestion) -> Iterator[str]:
    """Sentences on cases that cannot be made, and on cases and aspects that do not belong together."""
    try:
        cases = question.cases(np.random.default_rng(0))
    except Exception as error:
        yield f"its cases cannot be made: {told(error)}"
        return
    names = [aspect.name for aspect in question.aspects]
    for case in cases:
        if case.aspect not in names:
            near = difflib.get_close_matches(case.aspect, names, n=1)
            perhaps = f"perhaps it needs `{near[0]}`. " if near else ""
            yield f"its case {case.family!r} is of no aspect `{case.aspect}`: {perhaps}There are: {', '.join(names)}."
    yield from _faults_of_axes(question, cases) if isinstance(question, FunctionQuestion) else ()
    asked = {case.aspect for case in cases} | {ARGUMENTS_LEFT_ALONE}
    yield from (
        f"no case asks its aspect `{name}`, so everybody would earn its points." for name in names if name not in asked
    )


def _faults_of_axes(question: FunctionQuestion, cases: Sequence[Case]) -> Iterator[str]:
    """Sentences on axes that the arguments do not have, and on a rule that rejects the question's own cases."""
    letters = set("".join(question.axes.values()))
    for name in question.axes.keys() - set(wording.parameter_names(question.signature)):
        yield f"its `axes` name {name}, which is no parameter of {question.signature}."
    for name, letter in question.indices.items():
        if letter not in letters or len(question.axes.get(name, "")) != 1:
            yield f"its `indices` take {name} for positions on {letter}: give it one axis, and some argument {letter}."
    for case in cases if question.axes else ():
        if lengths_of(question, case) is None:
            yield f"its case {case.family!r} does not fit `axes`: other axes, or equal letters of different lengths."
        elif not is_valid(question, case):
            yield f"`valid` rejects its own case {case.family!r}, or stumbles over it."


def faults_of_choice(question: ChoiceQuestion) -> Iterator[str]:
    """Sentences on letters without feedback, and on a key with which any choice earns points."""
    offered = set(question.because)
    if not question.key:
        yield "its key names no letter."
    for letter in sorted(question.key - offered):
        yield f"`because` says nothing about the letter {letter} of its key."
    if offered and question.key >= offered:
        yield "all letters on offer are right: leave one wrong, or whoever chooses all of them earns everything."


def objections(question: CodeQuestion, cases: Sequence[Case], answers: Sequence[Answer]) -> Iterator[str]:
    """Sentences on a comparison that rejects the solution's own answers, and on misconceptions that say nothing.

    `answers` are the solved notebook's. Cases of chance are left out: of these the solution answers a single seed.
    """
    known = [(case, answer) for case, answer in zip(cases, answers, strict=True) if not _is_of_chance(case)]
    for case, answer in known if isinstance(question, FunctionQuestion) else ():
        compare = partial(question.compare, case)
        remark = None if case.then else remark_on(answer.value, answer.value, compare, question.name)
        if remark is not None:
            yield f"`compare` finds the solution's own answer wrong on the case {case.family!r}: {remark}"
    for misconception in question.misconceptions if known else ():
        yield from _objection_to(question, misconception, known)


def _objection_to(
    question: CodeQuestion, misconception: Misconception, known: Sequence[tuple[Case, Answer]]
) -> Iterator[str]:
    case, _ = known[0]
    wrong = answer_of(misconception, case)
    if wrong.outcome is Outcome.RAISED and wrong.error == "NameError":
        yield f"its misconception {misconception.name!r} raises NameError, so it is never named."
    elif all(explains(question, misconception, case, answer) for case, answer in known):
        yield f"its misconception {misconception.name!r} answers as the solution does on every case."


def _is_of_chance(case: Case) -> bool:
    return any(isinstance(one, Chance) for one in case.inputs)


def told(error: Exception) -> str:
    """An exception of an author's code, with the line in which it arose."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({last.filename}, line {last.lineno})"
