"""The open checks: they try a learner's function on a few examples, or look at the form of an answer."""

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

from . import by_hand, cells, names, sites
from .chance import try_frequencies
from .exercise import ChoiceExercise, Exercise, FunctionExercise, ValueExercise
from .failures import Failed
from .faults import kind
from .known_mistakes import explained
from .stops import CheckFailed, CheckInterrupted
from .trial import try_examples
from .wording import count, listing


def check_exercise(name: str, exercises: Mapping[str, Exercise]) -> None:
    """Check what the learner has defined under the name of an exercise; print a sentence or two where all is well.

    Raises CheckFailed for anything that is not right, not done or not defined, and where no such exercise has a check;
    CheckInterrupted where the learner interrupts it.
    """
    exercise = exercises.get(name)
    if isinstance(exercise, FunctionExercise):
        _check_function(exercise, exercises)
    elif isinstance(exercise, ValueExercise):
        by_hand.check_value(exercise, exercises)
    elif isinstance(exercise, ChoiceExercise):
        raise CheckFailed(f'{name}: its check needs the letters on offer, as in check("{name}", options="abcd").')
    else:
        raise CheckFailed(names.unknown(name, names.checked(exercises)))


def nothing_named(exercises: Mapping[str, Exercise]) -> CheckFailed:
    """Return what a check without a name raises."""
    known = names.checked(exercises)
    how = f' Name one, as in check("{known[0]}").' if known else ""
    return CheckFailed(f"Which exercise? {names.there_are(known)}{how}")


def _check_function(exercise: FunctionExercise, exercises: Mapping[str, Exercise]) -> None:
    defined = names.defined()
    function = defined.get(exercise.name)
    if exercise.name not in defined:
        raise _missing_function(exercise, defined, exercises)
    if not callable(function):
        raise CheckFailed(
            f"{exercise.name}: wrong. The name stands for {kind(function)}, and not for a function.",
            "Run the cell that defines the function again, and give the other thing another name.",
        )
    older = cells.notes(exercise.name, function)
    if failed := _tried(exercise, function, defined):
        raise _failure(exercise, failed, older)
    print(*older, *_right(exercise), sep="\n")
    by_hand.compare_with(exercise.name, function, exercises)


def _tried(exercise: FunctionExercise, function: Callable[..., Any], defined: dict[str, Any]) -> Failed | None:
    try:
        failed = try_examples(exercise, function, defined) or try_frequencies(exercise, function, defined)
        return explained(exercise, function, failed) if failed else None
    except KeyboardInterrupt as error:
        line = sites.find(error, defined).line
        where = f" Your line was: {line}" if line else ""
        stop = CheckInterrupted(f"{exercise.name}: interrupted. You stopped the check.{where}")
    raise stop


def _right(exercise: FunctionExercise) -> list[str]:
    """Return what a right function has been tried on, and what it has not."""
    rules = [one.rule for one in exercise.examples] + [one.rule for one in exercise.frequencies]
    tried = [
        aspect
        for aspect, rule in exercise.rules.items()
        if aspect in exercise.also_tried or any(rule in one for one in rules)
    ]
    more = [aspect for aspect in exercise.rules if aspect not in tried]
    examples = f"All {count(len(exercise.examples), 'open example')}"
    line = f"{exercise.name}: right. {examples}{': ' if tried else ''}{', '.join(tried)}."
    if not exercise.rules:
        return [line]
    return [line, f"Grading asks with other inputs{', and about more: ' + listing(more) if more else ''}."]


def _failure(exercise: FunctionExercise, failed: Failed, older: list[str]) -> CheckFailed:
    stuck = f'Stuck? hint("{exercise.name}")'
    return CheckFailed(f"{exercise.name}: {failed.word}. {failed.sentence}", *older, *failed.details, stuck)


def _missing_function(
    exercise: FunctionExercise, defined: dict[str, Any], exercises: Mapping[str, Exercise]
) -> CheckFailed:
    own = [name for name, value in defined.items() if isinstance(value, FunctionType) and name not in exercises]
    near = names.nearest(exercise.name, own)
    headline = f"{exercise.name}: missing. No function {exercise.signature} is defined yet."
    if near:
        return CheckFailed(headline, f"You defined `{near}`: is that the one? Give it the name `{exercise.name}`.")
    return CheckFailed(headline, *(cells.notes(exercise.name) or ["Run the cell that defines it, then this one."]))
