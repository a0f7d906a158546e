"""Trying a learner's function on the open examples of an exercise, quietly, and saying what goes wrong first."""

import contextlib
import copy
import io
import linecache
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import texts
from .exercise import Example, FunctionExercise
from .tables import is_table

LEFT_ALONE = "The function leaves its arguments as they were."
WRITES = "operators such as -= and assignments to a part of an array: they write into the array itself."


@dataclass(frozen=True)
class Failed:
    """What went wrong: the word of the verdict, the sentence of the headline, and what stands in the lines below it."""

    word: str
    sentence: str
    line: str = ""
    """The learner's own line at which it stopped."""
    shown: tuple[str, ...] = ()
    """The input, and the answer where there is one."""
    rule: str = ""
    advice: str = ""

    @property
    def details(self) -> tuple[str, ...]:
        """The lines below the headline."""
        return tuple(line for line in (self.line, *self.shown, self.rule, self.advice) if line)


def try_examples(exercise: FunctionExercise, function: Callable[..., Any], defined: dict[str, Any]) -> Failed | None:
    """Return how the function fails on the first example that it fails on, or None where it is right on all.

    `defined` holds the learner's names; a line of the learner's own code is told by them. KeyboardInterrupt passes.
    """
    for example in exercise.examples:
        arguments = copy.deepcopy(example.arguments)
        try:
            answer = _quietly_call(function, arguments)
        except (Exception, SystemExit) as error:
            return _stopped(exercise, example, error, defined)
        fault = _form_fault(exercise, example, arguments, answer)
        if not fault and (sentence := exercise.value_fault(example, answer)):
            fault = _wrong(exercise, example, answer, sentence, example.rule, example.pointer)
        if fault:
            return fault
    return None


def try_live(
    exercise: FunctionExercise, function: Callable[..., Any], arguments: tuple[Any, ...], defined: dict[str, Any]
) -> tuple[Any, Failed | None]:
    """Call the function on arguments that no example has. Return its answer, and what can be said against it.

    No right answer is known here: what is judged is whether it ends, what kind of thing comes back, and whether the
    arguments stay as they were.
    """
    example = Example(arguments, None, exercise.returns, "")
    copies = copy.deepcopy(arguments)
    try:
        answer = _quietly_call(function, copies)
    except (Exception, SystemExit) as error:
        return None, _stopped(exercise, example, error, defined)
    return answer, _form_fault(exercise, example, copies, answer)


def _quietly_call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """Keep warnings and stderr from the page: they cost nothing, and would stand between learner and verdict."""
    with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        return function(*arguments)


def _form_fault(exercise: FunctionExercise, example: Example, arguments: tuple[Any, ...], answer: Any) -> Failed | None:
    """Judge the kind of the answer, then the arguments: each may be the cause of wrong values."""
    fault = exercise.form_fault(example.arguments, answer)
    if fault:
        return _wrong(exercise, example, answer, fault, exercise.returns, "the line with `return`.")
    changed = _changed(exercise, example.arguments, arguments)
    if changed:
        sentence = f"The call changed its argument {changed}."
        return _wrong(exercise, example, answer, sentence, LEFT_ALONE, WRITES)
    return None


def _wrong(exercise: FunctionExercise, example: Example, answer: Any, sentence: str, rule: str, pointer: str) -> Failed:
    by_hand = f" By hand: {texts.answer(example.expected)}." if example.by_hand else ""
    shown = (
        f"Smallest input: {texts.call(exercise.name, example.arguments)}",
        f"Your answer: {texts.answer(answer)}.{by_hand}",
    )
    return Failed("wrong", sentence, shown=shown, rule=f"The rule: {rule}", advice=f"Look at: {pointer}")


def _changed(exercise: FunctionExercise, before: tuple[Any, ...], after: tuple[Any, ...]) -> str | None:
    """Return the name of the first argument that is no longer as it was before the call."""
    for name, was, now in zip(exercise.parameters, before, after, strict=False):
        if isinstance(was, np.random.Generator):  # Drawing changes it, and should.
            continue
        if np.shape(was) != np.shape(now) or not _same(was, now):
            return name
    return None


def _same(was: Any, now: Any) -> bool:
    """Say whether two values of one shape are equal; in a table of pandas, two gaps are."""
    return bool(was.equals(now)) if is_table(was) else np.array_equal(was, now)


def _stopped(exercise: FunctionExercise, example: Example, error: BaseException, defined: dict[str, Any]) -> Failed:
    frames = [frame for frame in traceback.walk_tb(error.__traceback__) if frame[0].f_globals is defined]
    is_first = not any(example is other for other in exercise.examples[1:])
    if isinstance(error, NotImplementedError) and is_first:
        return _not_attempted(exercise, frames[-1][0].f_code.co_name if frames else exercise.name)
    lines = [linecache.getline(frame.f_code.co_filename, number).strip() for frame, number in frames[-1:]]
    return Failed(
        "crashed",
        f"It stops with {told(error)}.",
        line="".join(f"Your line: {line}" for line in lines if line),
        shown=(f"Smallest input: {texts.call(exercise.name, example.arguments)}",),
        rule=f"The rule: {example.rule}",
        advice="Look at: the shapes of your arrays; print them just before it stops.",
    )


def told(error: BaseException) -> str:
    """Return the type of an error and the first line of its text, such as "IndexError: index 99 is out of bounds"."""
    try:
        lines = str(error).splitlines()[:1]
    except (Exception, SystemExit):  # A learner's error may have any __str__.
        lines = []
    return ": ".join([type(error).__name__, *lines]).removesuffix(".")


def _not_attempted(exercise: FunctionExercise, function: str) -> Failed:
    if function != exercise.name:
        return Failed("crashed", f"It calls {function}, which still raises NotImplementedError.")
    what_to_do = "Replace that line by your own, run the cell, then run this one again."
    return Failed("not attempted", "It still raises NotImplementedError.", advice=what_to_do)
