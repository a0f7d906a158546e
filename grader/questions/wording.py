"""The sentences of a verdict: one headline, the smallest input, what came back. Every question speaks in the same
voice.
"""

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.border.values import Opaque
from grader.questions.answers import Answer, Outcome
from grader.verdict.verdict import Word

_MOST_NUMBERS = 24
_LONGEST_ANSWER = 200
_LONGEST_ARRAY = 1000

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


def parameter_names(signature: str) -> list[str]:
    """The parameters' names in a signature such as "kmeans(X, initial_centroids, max_iter=100)"."""
    inside = signature[signature.index("(") + 1 : signature.rindex(")")]
    return [re.split(r"[=:]", part)[0].strip() for part in inside.split(",") if part.strip()]


def size(arguments: Sequence[Any]) -> int:
    """How many numbers the arguments hold: the measure by which a failing input is the smallest."""
    return sum(_size(argument) for argument in arguments)


def _size(argument: Any) -> int:
    if isinstance(argument, np.ndarray):
        return argument.size
    return size(argument) if isinstance(argument, list | tuple) else 1


def call(signature: str, arguments: Sequence[Any], answer: Answer) -> str:
    """The call with its input, and what came back where that is short."""
    names = parameter_names(signature)
    inputs = [f"{name} = {_value(argument)}" for name, argument in zip(names, arguments, strict=False)]
    lines = [f"Input: {', '.join(inputs)}."]
    if answer.outcome is Outcome.RETURNED and (returned := _value(answer.value)):
        lines.append(f"Your answer: {returned}.")
    return " ".join(lines)


def _value(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, Opaque):
        return ""
    if isinstance(value, float | np.floating):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        inside = ", ".join(_value(item) or "..." for item in value[:_MOST_NUMBERS])
        text = f"({inside})" if isinstance(value, tuple) else f"[{inside}]"
    elif isinstance(value, dict):
        some = list(value.items())[:_MOST_NUMBERS]
        pairs = [": ".join(_value(one) or "..." for one in pair) for pair in some]
        text = f"{{{', '.join(pairs)}}}"
    else:
        text = str(value) if isinstance(value, np.generic) else repr(value)
    return text if len(text) <= _LONGEST_ANSWER else text[:_LONGEST_ANSWER] + " ..."


def _array(array: np.ndarray) -> str:
    remark = "" if array.dtype.kind in "fiub" and array.dtype.itemsize in (1, 8) else f" ({array.dtype})"
    remark += "" if array.flags.writeable else " (read-only)"
    if math.prod(array.shape) > _MOST_NUMBERS:
        return f"an array of shape {array.shape}{remark}"
    text = np.array2string(array, separator=", ", precision=6, threshold=_MOST_NUMBERS, max_line_width=1000)
    text = re.sub(r"\s+", " ", text).replace("[ ", "[")
    return (text if len(text) <= _LONGEST_ARRAY else text[:_LONGEST_ARRAY] + " ...") + remark
