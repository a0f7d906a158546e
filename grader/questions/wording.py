"""The sentences of a verdict: one headline, the smallest input, what came back. Every question speaks in the same
voice.
"""

import ast
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

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
_UNSAID = {"MemoryError": "it asks for more memory than a notebook may use"}
"""What an exception means that seldom says so itself."""


def headline(name: str, word: Word, sentence: str) -> str:
    """The first line of a verdict: who, the word, and what is the matter."""
    return f"{name}: {word}. {sentence}"


def broken_call(answer: Answer) -> tuple[str, Word]:
    """The sentence and the word for a call that returned nothing."""
    if answer.outcome is not Outcome.RAISED:
        sentence, word = _BROKEN[answer.outcome]
        return (f"It was stopped: {answer.says}." if answer.says else sentence), word
    said = answer.says or _UNSAID.get(answer.error, "")
    says = f": {said}" if said else ""
    line = f" The line is `{answer.line}`." if answer.line else ""
    return f"It stops with {answer.error}{says}{'' if says.endswith('.') else '.'}{line}", Word.CRASHED


@cache
def parameter_names(signature: str) -> list[str]:
    """The parameters' names in a signature such as "kmeans(X, initial_centroids, *, max_iter=100)"."""
    arguments = ast.parse(f"def {signature}: ...").body[0].args  # type: ignore[attr-defined]
    return [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


def input_names(signature: str, case: Case) -> list[str]:
    """The names of a case's inputs, in their order."""
    return [*parameter_names(signature)[: len(case.arguments)], *case.keywords]


def size(inputs: Iterable[Any]) -> int:
    """How many numbers the inputs hold: the measure by which a failing input is the smallest."""
    return sum(_size(one) for one in inputs)


def _size(one: Any) -> int:
    if isinstance(one, np.ndarray) or is_table(one):
        return int(one.size)
    if isinstance(one, dict):
        return size(one.values())
    return size(one) if isinstance(one, list | tuple | set | frozenset) else 1


def call(signature: str, case: Case, answer: Answer) -> str:
    """The call with its input, and what came back where that is short."""
    names = input_names(signature, case)
    inputs = [f"{name} = {shown(one)}" for name, one in zip(names, case.inputs, strict=False)]
    lines = [f"Input: {', '.join(inputs)}."]
    if answer.outcome is Outcome.RETURNED and (returned := shown(answer.value)):
        lines.append(f"Your answer: {returned}.")
    return " ".join(lines)
