"""Trying a learner's function on the open examples of an exercise, quietly, and saying what goes wrong first."""

import contextlib
import copy
import io
import linecache
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .exercises import Example, Exercise, texts

LEFT_ALONE = "The function leaves its arguments as they were."
WRITES = "operators such as -= and assignments to a part of an array: they write into the array itself."


@dataclass(frozen=True)
class Failed:
    """What went wrong: the word of the verdict, the sentence of the headline, and the lines below it."""

    word: str
    sentence: str
    details: tuple[str, ...] = ()


def try_examples(exercise: Exercise, function: Callable[..., Any], defined: dict[str, Any]) -> Failed | None:
    """Return how the function fails on the first example that it fails on, or None where it is right on all.

    `defined` holds the learner's names; a line of the learner's own code is told by them. KeyboardInterrupt passes.
    """
    for example in exercise.examples:
        arguments = copy.deepcopy(example.arguments)
        try:
            with _quietly():
                answer = function(*arguments)
        except (Exception, SystemExit) as error:
            return _stopped(exercise, example, error, defined)
        failed = _judge(exercise, example, arguments, answer)
        if failed:
            return failed
    return None


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Keep warnings and stderr from the page: they cost nothing, and would stand between learner and verdict."""
    with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _judge(exercise: Exercise, example: Example, arguments: tuple[Any, ...], answer: Any) -> Failed | None:
    """Judge the kind of the answer, then the arguments, then the values: each may be the cause of the next."""
    fault = exercise.form_fault(example.arguments, answer)
    if fault:
        return _wrong(exercise, example, answer, fault, exercise.returns, "the line with `return`.")
    changed = _changed(exercise, example.arguments, arguments)
    if changed:
        sentence = f"The call changed its argument {changed}."
        return _wrong(exercise, example, answer, sentence, LEFT_ALONE, WRITES)
    fault = exercise.value_fault(example, answer)
    return _wrong(exercise, example, answer, fault, example.rule, example.pointer) if fault else None


def _wrong(exercise: Exercise, example: Example, answer: Any, sentence: str, rule: str, pointer: str) -> Failed:
    by_hand = f" By hand: {texts.answer(example.expected)}." if example.by_hand else ""
    details = (
        f"Smallest input: {texts.call(exercise.name, example.arguments)}",
        f"Your answer: {texts.answer(answer)}.{by_hand}",
        f"The rule: {rule}",
        f"Look at: {pointer}",
    )
    return Failed("wrong", sentence, details)


def _changed(exercise: Exercise, before: tuple[Any, ...], after: tuple[Any, ...]) -> str | None:
    """Return the name of the first argument that is no longer as it was before the call."""
    for name, was, now in zip(exercise.parameters, before, after, strict=False):
        if np.shape(was) != np.shape(now) or not np.array_equal(was, now):
            return name
    return None


def _stopped(exercise: Exercise, example: Example, error: BaseException, defined: dict[str, Any]) -> Failed:
    frames = [frame for frame in traceback.walk_tb(error.__traceback__) if frame[0].f_globals is defined]
    if isinstance(error, NotImplementedError) and example is exercise.examples[0]:
        return _not_attempted(exercise, frames[-1][0].f_code.co_name if frames else exercise.name)
    says = ": ".join([type(error).__name__, *str(error).splitlines()[:1]])
    lines = [linecache.getline(frame.f_code.co_filename, number).strip() for frame, number in frames[-1:]]
    details = (
        *(f"Your line: {line}" for line in lines if line),
        f"Smallest input: {texts.call(exercise.name, example.arguments)}",
        f"The rule: {example.rule}",
        "Look at: the shapes of your arrays; print them just before it stops.",
    )
    return Failed("crashed", f"It stops with {says.removesuffix('.')}.", details)


def _not_attempted(exercise: Exercise, function: str) -> Failed:
    if function != exercise.name:
        return Failed("crashed", f"It calls {function}, which still raises NotImplementedError.")
    what_to_do = "Replace that line by your own, run the cell, then run this one again."
    return Failed("not attempted", "It still raises NotImplementedError.", (what_to_do,))
