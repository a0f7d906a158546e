"""Trying a learner's function on the open examples of an exercise, quietly, up to the first that it fails on."""

import contextlib
import copy
import io
import warnings
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from . import failures
from .exercise import Example, FunctionExercise
from .failures import Failed
from .patience import SECONDS, OutOfPatience, at_most
from .tables import is_table

Judge = Callable[[FunctionExercise, Example, tuple[Any, ...], Any], Failed | None]


def try_examples(exercise: FunctionExercise, function: Callable[..., Any], defined: dict[str, Any]) -> Failed | None:
    """Return how the function fails on the first example that it fails on, or None where it is right on all.

    `defined` holds the learner's names; a line of the learner's own code is told by them. KeyboardInterrupt passes.
    """
    return _try(exercise, exercise.examples, function, defined, _judge)[1]


def try_live(
    exercise: FunctionExercise, function: Callable[..., Any], arguments: tuple[Any, ...], defined: dict[str, Any]
) -> tuple[Any, Failed | None]:
    """Call the function on arguments that no example has. Return its answer, and what can be said against it.

    No right answer is known here: what is judged is whether it ends, what kind of thing comes back, and whether the
    arguments stay as they were.
    """
    return _try(exercise, [Example(arguments, None, exercise.returns, "")], function, defined, _form_fault)


def _try(
    exercise: FunctionExercise,
    examples: Iterable[Example],
    function: Callable[..., Any],
    defined: dict[str, Any],
    judge: Judge,
) -> tuple[Any, Failed | None]:
    """Return the last answer, and what is said against it. All examples share the time."""
    answer, failed = None, None
    try:
        with at_most(SECONDS):
            for example in examples:
                answer, failed = _try_one(exercise, example, function, defined, judge)
                if failed:
                    break
    except OutOfPatience as error:
        return None, failures.too_long(exercise, example, error, defined)
    return answer, failed


def _try_one(
    exercise: FunctionExercise,
    example: Example,
    function: Callable[..., Any],
    defined: dict[str, Any],
    judge: Judge,
) -> tuple[Any, Failed | None]:
    arguments = copy.deepcopy(example.arguments)
    try:
        answer = quietly_call(function, arguments)
    except (Exception, SystemExit) as error:
        return None, failures.stopped(exercise, example, error, defined)
    return answer, judge(exercise, example, arguments, answer)


def quietly_call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """Keep warnings and stderr from the page: they cost nothing, and would stand between learner and verdict."""
    with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        return function(*arguments)


def _judge(exercise: FunctionExercise, example: Example, arguments: tuple[Any, ...], answer: Any) -> Failed | None:
    """Judge the form of an answer, then its values."""
    if failed := _form_fault(exercise, example, arguments, answer):
        return failed
    sentence = exercise.value_fault(example, answer)
    return failures.wrong(exercise, example, answer, sentence) if sentence else None


def _form_fault(exercise: FunctionExercise, example: Example, arguments: tuple[Any, ...], answer: Any) -> Failed | None:
    """Judge the kind of the answer, then the arguments: each may be the cause of wrong values."""
    if fault := exercise.form_fault(example.arguments, answer):
        return failures.of_another_kind(exercise, example, answer, fault)
    for name, was, now in zip(exercise.parameters, example.arguments, arguments, strict=False):
        if is_changed(was, now):
            return failures.changed(exercise, example, name, now)
    return None


def is_changed(was: Any, now: Any) -> bool:
    """Say whether an argument is no longer as it was before the call."""
    if isinstance(was, np.random.Generator):  # Drawing changes it, and should.
        return False
    return np.shape(was) != np.shape(now) or not _same(was, now)


def _same(was: Any, now: Any) -> bool:
    """Say whether two values of one shape are equal; in a table of pandas, two gaps are."""
    return bool(was.equals(now)) if is_table(was) else np.array_equal(was, now)
