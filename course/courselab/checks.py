"""The open checks: they try a learner's function on a few examples, or look at the form of a quiz answer."""

import re
from collections.abc import Mapping
from types import FunctionType
from typing import Any

from . import names, texts
from .answers import letters
from .chance import try_frequencies
from .exercise import Exercise, FunctionExercise, ValueExercise
from .faults import kind
from .known_mistakes import explained
from .trial import Failed, try_examples
from .wording import count, listing


class CheckFailed(Exception):  # noqa: N818  # The name is what learners read above the sentence.
    """A check that did not pass. Its text is the headline; its notes are the sentences below it."""

    def __init__(self, headline: str, *sentences: str) -> None:
        super().__init__(headline)
        for sentence in sentences:
            self.add_note(sentence)

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows instead of a stack trace, in which a learner would only see our own lines."""
        return [str(self), *getattr(self, "__notes__", [])]


def check_exercise(name: str, exercises: Mapping[str, Exercise]) -> None:
    """Check what the learner has defined under the name of an exercise; print one line where all is well.

    Raises CheckFailed for anything that is not right, not done or not defined, and where no such exercise has a check.
    """
    exercise = exercises.get(name)
    if isinstance(exercise, FunctionExercise):
        _check_function(exercise, exercises)
    elif isinstance(exercise, ValueExercise):
        _check_value(exercise)
    else:
        raise CheckFailed(names.unknown(name, exercises))


def _check_value(exercise: ValueExercise) -> None:
    defined, name = names.defined(), exercise.name
    stuck = f'Stuck? hint("{name}")'
    if name not in defined:
        raise _missing_answer(name, defined)
    if defined[name] is None:
        raise CheckFailed(f"{name}: not attempted. It is still None.", exercise.form, stuck)
    try:
        fault = exercise.form_fault(defined[name])
    except Exception:  # The value may be anything, and lie about itself.
        fault = f"It is {kind(defined[name])}."
    if fault:
        raise CheckFailed(f"{name}: malformed. {fault}", exercise.form, stuck)
    print(f"{name}: noted. You wrote {texts.answer(defined[name])}.")


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
    failed = try_examples(exercise, function, defined) or try_frequencies(exercise, function, defined)
    if failed:
        raise _failure(exercise, explained(exercise, function, failed))
    print(f"{exercise.name}: right. All {count(len(exercise.examples), 'open example')}.")


def _failure(exercise: FunctionExercise, failed: Failed) -> CheckFailed:
    stuck = f'Stuck? hint("{exercise.name}")'
    return CheckFailed(f"{exercise.name}: {failed.word}. {failed.sentence}", *failed.details, stuck)


def _missing_function(
    exercise: FunctionExercise, defined: dict[str, Any], exercises: Mapping[str, Exercise]
) -> CheckFailed:
    own = [name for name, value in defined.items() if isinstance(value, FunctionType) and name not in exercises]
    near = names.nearest(exercise.name, own)
    what_to_do = (
        f"You defined `{near}`: is that the one? Give it the name `{exercise.name}`."
        if near
        else "Run the cell that defines it, then this one."
    )
    return CheckFailed(f"{exercise.name}: missing. No function {exercise.signature} is defined yet.", what_to_do)


def check_letters(name: str, options: str, several: bool) -> None:
    """Look at the form of a quiz answer: one of the letters in `options`, or one or more of them if `several`.

    Raises CheckFailed where it is not set or holds anything else.
    """
    defined = names.defined()
    if name not in defined:
        raise _missing_answer(name, defined)
    if defined[name] is None:
        raise CheckFailed(f"{name}: not attempted. No letter is chosen yet.", f"On offer: {', '.join(options)}.")
    try:
        chosen = letters(name, defined[name], options, several)
    except ValueError as error:
        sentence = str(error)
    else:
        print(f"{name}: noted. You chose {listing(chosen)}.")
        return
    raise CheckFailed(f"{name}: malformed. {sentence}")


def _missing_answer(name: str, defined: dict[str, Any]) -> CheckFailed:
    """Suggest a misspelt name, but not that of another question, which is always near."""
    near = names.nearest(name, [other for other in defined if not re.fullmatch(r"answer_\d+", other)])
    what_to_do = f"You defined `{near}`: is that the one?" if near else "Run the cell that sets it, then this one."
    return CheckFailed(f"{name}: missing. No variable of this name is set yet.", what_to_do)
