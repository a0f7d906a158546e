"""The sentences of a verdict: one headline, the smallest input, what came back. Every question speaks in the same
voice.
"""

import ast
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np

from grader.border.steps import Call, Read, Step
from grader.errors import CourseError
from grader.questions.answers import Answer, Outcome
from grader.questions.showing import shown
from grader.questions.tables import is_table
from grader.questions.vocabulary import Case
from grader.verdict.verdict import Word

_BROKEN = {
    Outcome.TIMED_OUT: ("It did not come back in time. Does a loop go on for ever?", Word.TIMED_OUT),
    Outcome.NOT_ASKED: ("Time was over before this case could be asked.", Word.TIMED_OUT),
    Outcome.MALFORMED: ("What came back could not be read as data.", Word.MALFORMED),
    Outcome.DIED: ("It ended the Python process.", Word.CRASHED),
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ENDED = "it ended the Python process"
"""What is known of a process that was not stopped, and is gone."""
_UNSAID = {"MemoryError": "it asks for more memory than a notebook may use"}
"""What an exception means that seldom says so itself."""


def headline(name: str, word: Word, sentence: str) -> str:
    """The first line of a verdict: who, the word, and what is the matter."""
    return f"{name}: {word}. {sentence}"


def broken_call(answer: Answer) -> tuple[str, Word]:
    """The sentence and the word for a call that returned nothing."""
    if answer.outcome is not Outcome.RAISED:
        sentence, word = _BROKEN[answer.outcome]
        return (f"It was stopped: {answer.says}." if answer.says and answer.says != ENDED else sentence), word
    said = answer.says.strip() or _UNSAID.get(answer.error, "")
    says = f": {said}" if said else ""
    line = f" The line is `{answer.line}`." if answer.line else ""
    return f"It stops with {answer.error}{says}{'' if says.endswith('.') else '.'}{line}", Word.CRASHED


@cache
def parameter_names(signature: str) -> list[str]:
    """The parameters' names in a signature such as "kmeans(X, initial_centroids, *, max_iter=100)". Raises CourseError
    where it is none.
    """
    try:
        arguments = ast.parse(f"def {signature}: ...").body[0].args  # type: ignore[attr-defined]
    except SyntaxError as error:
        raise CourseError(f"The signature {signature} of a question is no Python: {error.msg}.") from error
    return [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


def input_names(signature: str, case: Case) -> list[str]:
    """The names of a case's inputs, in their order."""
    return [*parameter_names(signature)[: len(case.arguments)], *case.keywords]


def input_names_of_step(step: Step) -> list[str]:
    """How the inputs of a step are named, whose parameters only the learner's code knows."""
    keywords = list(step.keywords) if isinstance(step, Call) else []
    places = [f"{_ordinal(place)} argument" for place in range(len(step.inputs) - len(keywords))]
    return [*places, *(f"argument {name}" for name in keywords)]


def of_step(steps: Sequence[Step], number: int, sentence: str) -> str:
    """A sentence about what a step gave, which says where it begins: "The third call, `predict`, stops with ..."."""
    step = steps[number]
    if isinstance(step, Read):
        return _about(f"The attribute `{step.attribute}`", "", sentence)
    place = _ordinal(sum(isinstance(one, Call) for one in steps[:number]))
    return _about(f"The {place} call", f", `{step.method}`," if step.method else " of what it returned", sentence)


def _about(subject: str, name: str, sentence: str) -> str:
    if sentence.startswith("It "):
        return f"{subject}{name} {sentence[3:]}"
    return f"{subject}{name.removesuffix(',')}: {sentence}"


def _ordinal(place: int) -> str:
    return _ORDINALS[place] if place < len(_ORDINALS) else f"{place + 1}th"


def size_of_case(case: Case) -> int:
    """How many numbers a case holds, its steps included."""
    return size(case.inputs) + sum(size(step.inputs) for step in case.then)


def size(inputs: Iterable[Any]) -> int:
    """How many numbers the inputs hold: the measure by which a failing input is the smallest."""
    return sum(_size(one) for one in inputs)


def _size(one: Any) -> int:
    if isinstance(one, np.ndarray) or is_table(one):
        return int(one.size)
    if isinstance(one, dict):
        return size(one.values())
    return size(one) if isinstance(one, list | tuple | set | frozenset) else 1


def call(signature: str, case: Case, answer: Answer, step: int | None = None) -> str:
    """The call with its input, the steps up to the one in question, and what came back where that is short."""
    names = input_names(signature, case)
    inputs = [f"{name} = {shown(one)}" for name, one in zip(names, case.inputs, strict=False)]
    lines = [f"Input: {', '.join(inputs) or signature.partition('(')[0] + '()'}."]
    if step is not None:
        lines.append(f"Then: {', '.join(map(_step, case.then[: step + 1]))}.")
        answer = answer.steps[step]
    if answer.outcome is Outcome.RETURNED and (returned := shown(answer.value)):
        lines.append(f"Your answer: {returned.removesuffix('.')}.")
    return " ".join(lines)


def _step(step: Step) -> str:
    if isinstance(step, Read):
        return step.attribute
    keywords = [f"{name} = {shown(one)}" for name, one in step.keywords.items()]
    return f"{step.method}({', '.join([*map(shown, step.arguments), *keywords])})"
