"""Answers that are set, and not programmed: their form, and what the learner's own function gives in their place.

Whether they are right is not known here.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import cells, names, texts
from .answers import letters
from .exercise import Exercise, FunctionExercise, OwnFunction, ValueExercise
from .failures import told
from .faults import kind
from .patience import SECONDS, OutOfPatience, at_most
from .stops import CheckFailed
from .trial import quietly_call, try_examples
from .wording import listing, number

TWO_DIGITS = 0.005
"""By how much a number may be off that was rounded to two digits after the point."""


def check_value(exercise: ValueExercise, exercises: Mapping[str, Exercise]) -> None:
    """Look at the form of a value; where it has one, print it, and compare it with the learner's own function.

    Raises CheckFailed where it is not set or no answer at all.
    """
    defined, name = names.defined(), exercise.name
    older = cells.notes(name, defined.get(name))
    if name not in defined:
        raise _missing(name, defined, older)
    if fault := _fault(exercise, defined[name]):
        raise CheckFailed(f"{name}: {fault}", *older, exercise.form, f'Stuck? hint("{name}")')
    noted = f"{name}: noted. You wrote {texts.answer(defined[name])}."
    print(*older, noted, *_promise_or_comparison(exercise, exercises), sep="\n")


def _fault(exercise: ValueExercise, value: Any) -> str | None:
    if value is None:
        return "not attempted. It is still None."
    try:
        fault = exercise.form_fault(value)
    except Exception:  # The value may be anything, and lie about itself.
        fault = f"It is {kind(value)}."
    return f"malformed. {fault}" if fault else None


def _promise_or_comparison(exercise: ValueExercise, exercises: Mapping[str, Exercise]) -> list[str]:
    own, defined = exercise.own_function, names.defined()
    if own is None:
        return []
    function, asked = defined.get(own.name), exercises.get(own.name)
    failed = isinstance(asked, FunctionExercise) and callable(function) and try_examples(asked, function, defined)
    if callable(function) and not failed:
        return [_comparison(exercise.name, own, function, defined[exercise.name])]
    ready = "is right" if asked else "is written"
    return [f"When your {own.name} {ready}, run this again: it says what your function gives."]


def compare_with(name: str, function: Callable[..., Any], exercises: Mapping[str, Exercise]) -> None:
    """Compare a learner's function of this name with what they have worked out by hand, wherever they have."""
    defined = names.defined()
    for exercise in exercises.values():
        if not isinstance(exercise, ValueExercise) or exercise.name not in defined:
            continue
        own, value = exercise.own_function, defined[exercise.name]
        if own and own.name == name and not _fault(exercise, value):
            print(_comparison(exercise.name, own, function, value))


def _comparison(name: str, own: OwnFunction, function: Callable[..., Any], value: Any) -> str:
    """Say what the function gives, what was written, and whether both are the same to two digits."""
    try:
        with at_most(SECONDS):
            given = np.asarray(quietly_call(own.gives, (function,)), dtype=float)
    except OutOfPatience:
        return f"Your {own.name} had not come back after {SECONDS:g} seconds."
    except (Exception, SystemExit) as error:
        return f"Your {own.name} stops with {told(error)}."
    written = np.asarray(own.part(value), dtype=float)
    both = f"Your {own.name} gives {_short(given)}; in {name} you wrote {_short(written)}{own.which}"
    if given.shape != written.shape or not np.allclose(written, given, rtol=0, atol=TWO_DIGITS):
        return f"{both}. They differ: go through both again."
    digits = "" if np.allclose(written, given, rtol=0, atol=1e-9) else " to two digits"
    return f"{both}: the same{digits}."


def _short(numbers: NDArray[np.float64]) -> str:
    """Return numbers with three digits after the point at most, such as 0.583 or [2, 0.5]."""
    if numbers.ndim:
        return f"[{', '.join(_short(part) for part in numbers)}]"
    return number(round(float(numbers), 3))


def check_letters(name: str, options: str, several: bool) -> None:
    """Look at the form of a quiz answer: one of the letters in `options`, or one or more of them if `several`.

    Raises CheckFailed where it is not set or holds anything else.
    """
    defined = names.defined()
    older = cells.notes(name, defined.get(name))
    if name not in defined:
        raise _missing(name, defined, older)
    if defined[name] is None:
        raise CheckFailed(
            f"{name}: not attempted. No letter is chosen yet.", *older, f"On offer: {', '.join(options)}."
        )
    try:
        chosen = letters(name, defined[name], options, several)
    except ValueError as error:
        sentence = str(error)
    else:
        print(*older, f"{name}: noted. You chose {listing(chosen)}.", sep="\n")
        return
    raise CheckFailed(f"{name}: malformed. {sentence}")


def _missing(name: str, defined: dict[str, Any], older: list[str]) -> CheckFailed:
    """Suggest a misspelt name, but not that of another question, which is always near."""
    near = names.nearest(name, [other for other in defined if not re.fullmatch(r"answer_\d+", other)])
    what_to_do = f"You defined `{near}`: is that the one?" if near else "Run the cell that sets it, then this one."
    return CheckFailed(f"{name}: missing. No variable of this name is set yet.", *(older or [what_to_do]))
