"""The vocabulary in which a course says what it asks: questions, cases, aspects, misconceptions.

A question is judged by what the learner's code answers, never by how it is written. The answers are judged outside the
learner's process, against what the solved notebook answers to the same inputs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from grader.border.steps import Step
from grader.questions.difference import by_difference

ARGUMENTS_LEFT_ALONE = "arguments left alone"
"""The name of the aspect that the grader judges by itself: no case may find an argument changed after the call."""


@dataclass(frozen=True)
class Case:
    """One hidden input of a function question.

    `aspect` names the aspect it belongs to, `family` says in a few words what kind of input it is, for the
    instructor. `arguments` are positional, `keywords` by name. Both may be numbers, texts, dates, arrays, tables of
    pandas, and lists, tuples, dicts and sets of these. Arrays keep their dtype, memory order, strides and read-only
    flag on the way to the learner. A `Chance` among them becomes a random generator: the function is called once for
    each of its seeds, and the answer is the list of what came back.

    `then` are steps with what came back, where that is a function or an object: it stays with the learner, and what
    each step gives is an answer by itself. Then a `Chance` is one generator, of its first seed.
    """

    aspect: str
    family: str
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)
    then: tuple[Step, ...] = ()

    @property
    def inputs(self) -> tuple[Any, ...]:
        """All inputs of the call: the arguments, then those by keyword."""
        return *self.arguments, *self.keywords.values()


@dataclass(frozen=True)
class Aspect:
    """A named part of a question, with points of its own.

    `rule` is the sentence of the contract that it tests, `hint` points to a tool or an idea, never to the line of code.
    """

    name: str
    points: float
    rule: str
    hint: str


@dataclass(frozen=True)
class Misconception:
    """A known wrong answer: `wrong` is a short function that answers as a learner with this misconception does.

    `family` is a plain name of what it has in common with others, such as "wrong axis": where several explain the same
    answers, it is called by what they share.
    """

    name: str
    looks_like: str
    hint: str
    wrong: Callable[..., Any]
    family: str = ""


@dataclass(frozen=True)
class FunctionQuestion:
    """A function that the learner writes, asked on hidden cases.

    The first aspect is the foundation: where it fails, the others earn nothing, so that a stub cannot collect points.
    `compare(case, answer, expected)` returns None where the answer is right, else a sentence that says what is wrong
    without giving the expected value away; where a case has steps, it judges the answer to each of them. `helpers`
    names the learner's functions that this one builds on. `seconds` bounds the time for all cases together.
    `agree(case, answer, wrong)` says whether a learner's answer is what a misconception gives, for functions of chance,
    whose answers are never equal; both may be anything. `styles` are right functions written in other ways (loops,
    broadcasting, a library's call): small changes of the solution and of these are what learners' mistakes are compared
    with, beside the misconceptions.

    `axes` gives each axis of an argument a letter, `{"X": "nd", "labels": "n", "centroids": "kd"}`: equal letters have
    equal lengths, and a whole number with a letter is that length itself. `indices` names the arguments whose entries
    are positions on an axis, `{"labels": "k"}`. With these, a failing input is made smaller before it is shown. Where
    not every smaller input is a case of its aspect, `valid(case)` says which are.
    """

    name: str
    signature: str
    aspects: tuple[Aspect, ...]
    cases: Callable[[np.random.Generator], list[Case]]
    compare: Callable[[Case, Any, Any], str | None]
    misconceptions: tuple[Misconception, ...] = ()
    helpers: tuple[str, ...] = ()
    seconds: float = 6.0
    agree: Callable[[Case, Any, Any], bool] | None = None
    styles: tuple[Callable[..., Any], ...] = ()
    axes: Mapping[str, str] = field(default_factory=dict, hash=False)
    indices: Mapping[str, str] = field(default_factory=dict, hash=False)
    valid: Callable[[Case], bool] | None = None


@dataclass(frozen=True)
class ClassQuestion:
    """A small class that the learner writes, such as an estimator: built on hidden cases, then asked in steps.

    A case's `arguments` and `keywords` are the constructor's, its `then` are the steps in their order: `Call` a method,
    `Read` an attribute. `compare(case, step, answer, expected)` judges the answer to one step, by default as
    `grader.questions.difference` does. Where the solution's method returns None, any answer to that step is right;
    where it returns its own object, the learner's must. A misconception's `wrong` is a class. All else is as in a
    FunctionQuestion.
    """

    name: str
    signature: str
    aspects: tuple[Aspect, ...]
    cases: Callable[[np.random.Generator], list[Case]]
    compare: Callable[[Case, Step, Any, Any], str | None] = by_difference
    misconceptions: tuple[Misconception, ...] = ()
    helpers: tuple[str, ...] = ()
    seconds: float = 6.0
    agree: Callable[[Case, Any, Any], bool] | None = None
    styles: tuple[Callable[..., Any], ...] = ()


CodeQuestion = FunctionQuestion | ClassQuestion
"""A question whose answer is code that is called."""


@dataclass(frozen=True)
class ValueQuestion:
    """A variable that the learner sets, read as plain data and compared with the solved notebook's.

    `misconceptions` take no argument and return the wrong value.
    """

    name: str
    rule: str
    hint: str
    compare: Callable[[Any, Any], str | None]
    misconceptions: tuple[Misconception, ...] = ()


@dataclass(frozen=True)
class ChoiceQuestion:
    """A quiz question, answered in a plain cell such as `answer_3 = "b"` or `answer_4 = {"a", "c"}`.

    `key` holds the letters that are right, `because` a sentence of feedback for every letter on offer: for a wrong
    one why it tempts and why it is wrong. The options' texts stand in the notebook.

    With `several`, each right letter earns its part. A wrong one costs at least as much, and all wrong ones together
    as much as all right ones earn; no question ends below 0.
    """

    name: str
    key: frozenset[str]
    because: Mapping[str, str] = field(default_factory=dict)
    several: bool = False


class Question(Protocol):
    """A question of any kind, one that a package adds too: all that they share is a name."""

    @property
    def name(self) -> str:
        """The name of what the learner is to give, after which its cells are called."""
