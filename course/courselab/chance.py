"""Open checks of functions of chance: called many times, and how often each event comes is compared with its chance.

What is right is taken for wrong with a chance that can be stated: a count is off where Chernoff's bound says that its
own chance is below exp(-DOUBT). With some hundred events in all, a right function fails less often than once in a
million checks. See H. Chernoff, "A measure of asymptotic efficiency for tests of a hypothesis", 1952.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from . import failures, forms, texts
from .exercise import Example, Frequencies, FunctionExercise
from .failures import Failed
from .patience import SECONDS, OutOfPatience, at_most
from .trial import quietly_call
from .wording import count

DOUBT = 20.0
AGAIN = 20
"""So many seeds are asked twice."""
MOST_SHOWN = 4

ONE_SOURCE = "All chance comes from the generator: the same seed gives the same answer, and other seeds give others."
EVERY_CALL = "Look at: every call of np.random and of default_rng; the methods of the generator that is given will do."


def try_frequencies(exercise: FunctionExercise, function: Callable[..., Any], defined: dict[str, Any]) -> Failed | None:
    """Return how the function fails on the first of the exercise's frequencies, or None where it is right on all.

    `defined` holds the learner's names. KeyboardInterrupt passes.
    """
    for example in exercise.frequencies:
        as_example = Example(example.arguments, None, example.rule, example.pointer)
        try:
            with at_most(SECONDS):
                answers = quietly_call(lambda asked=example: _answers(asked, function), ())
        except OutOfPatience as error:
            return failures.too_long(exercise, as_example, error, defined)
        except (Exception, SystemExit) as error:
            return failures.stopped(exercise, as_example, error, defined)
        fault = _form_fault(exercise, example, answers) or _fault(exercise, example, answers)
        if fault:
            return fault
    return None


def counted(example: Frequencies, function: Callable[..., Any]) -> Counter[str]:
    """Return how often each event comes, in as many calls of the function as the example has runs.

    Where a call ends with an error, that is an event too. KeyboardInterrupt passes.
    """
    seen: Counter[str] = Counter()
    for seed in range(example.runs):
        try:
            seen.update(set(example.events(function(*_seeded(example, seed)))))
        except (Exception, SystemExit) as error:
            seen[f"it stops with {type(error).__name__}"] += 1
    return seen


def off(example: Frequencies, seen: Counter[str]) -> Iterator[str]:
    """Give the events that come too often or too seldom: in the order of the example, then those that cannot be."""
    for event in (*example.chances, *sorted(seen.keys() - example.chances.keys())):
        if _surprise(seen[event] / example.runs, example.chances.get(event, 0.0)) * example.runs > DOUBT:
            yield event


def _answers(example: Frequencies, function: Callable[..., Any]) -> list[Any]:
    """Return the answers of all runs, then those to the first seeds once more."""
    return [function(*_seeded(example, seed)) for seed in (*range(example.runs), *range(AGAIN))]


def _seeded(example: Frequencies, seed: int) -> Iterator[Any]:
    """Give the arguments of one call, each a copy, with a new generator in the place of the example's."""
    for argument in example.arguments:
        if isinstance(argument, np.random.Generator):
            yield np.random.default_rng(seed)
        else:
            yield argument.copy() if isinstance(argument, np.ndarray) else argument


def _form_fault(exercise: FunctionExercise, example: Frequencies, answers: list[Any]) -> Failed | None:
    for seed, answer in enumerate(answers):
        if fault := exercise.form_fault(example.arguments, answer):
            shown = f"The call: {texts.call(exercise.name, tuple(_seeded(example, seed % example.runs)))}"
            rule, advice = f"The rule: {exercise.returns}", f"Look at: {forms.advice(answer, None)}"
            return Failed("wrong", fault, "", (shown, f"Your answer: {texts.answer(answer)}."), rule, advice)
    return None


def _fault(exercise: FunctionExercise, example: Frequencies, answers: list[Any]) -> Failed | None:
    calls = texts.call(exercise.name, example.arguments)
    shown = f"Called {example.runs:,} times: {calls}, with the seeds 0 to {example.runs - 1}"
    events = [tuple(example.events(answer)) for answer in answers]
    runs, again = events[: example.runs], events[example.runs :]
    if again != runs[: len(again)]:
        return Failed("wrong", "The same seed gives different answers.", "", (shown,), ONE_SOURCE, EVERY_CALL)
    if len(set(runs)) == 1:
        return Failed("wrong", "All seeds give the same answer.", "", (shown,), ONE_SOURCE, EVERY_CALL)
    seen = Counter(event for one in runs for event in set(one))
    wrong = list(off(example, seen))
    if not wrong:
        return None
    first, *others = (_said(example, seen, event) for event in wrong[:MOST_SHOWN])
    sentence = f"Of {count(example.runs, 'run')}, {first}."
    also = (f"Also: {'. '.join(others)}.",) if others else ()
    return Failed("wrong", sentence, "", (shown, *also), f"The rule: {example.rule}", f"Look at: {example.pointer}")


def _said(example: Frequencies, seen: Counter[str], event: str) -> str:
    """Say how often an event came, and how often the rule makes it come."""
    given = example.chances.get(event, 0.0) * example.runs
    expected = f"{given:,.0f}" if given >= 1 or given == 0 else "less than 1"
    return f"{event} {count(seen[event], 'time')}; the rule gives {expected}"


def _surprise(share: float, chance: float) -> float:
    """Return Kullback and Leibler's divergence of a share of runs from its chance."""
    return _part(share, chance) + _part(1.0 - share, 1.0 - chance)


def _part(share: float, chance: float) -> float:
    if share <= 0.0:
        return 0.0
    return math.inf if chance <= 0.0 else share * math.log(share / chance)
