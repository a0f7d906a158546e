"""Turning a failed example into sentences: what is wrong, on which input, what was expected, where to look."""

from dataclasses import dataclass
from typing import Any

from . import forms, sites, texts
from .exercise import Example, FunctionExercise
from .patience import SECONDS

LEFT_ALONE = "The function leaves its arguments as they were."
WRITES = "operators such as -= and assignments to a part of an array: they write into the array itself."
LOOPS = "what must change from round to round, so that the loop ends: print it for the first few."


@dataclass(frozen=True)
class Failed:
    """What went wrong: the word of the verdict, the sentence of the headline, and what stands in the lines below it."""

    word: str
    sentence: str
    line: str = ""
    """The learner's own line at which it stopped."""
    shown: tuple[str, ...] = ()
    """The input, the answer where there is one, and the answer that was expected."""
    rule: str = ""
    advice: str = ""

    @property
    def details(self) -> tuple[str, ...]:
        """The lines below the headline."""
        return tuple(line for line in (self.line, *self.shown, self.rule, self.advice) if line)


def wrong(exercise: FunctionExercise, example: Example, answer: Any, sentence: str) -> Failed:
    """Say what is wrong with the values of an answer."""
    return _failed(exercise, example, answer, sentence, example.rule, example.pointer)


def of_another_kind(exercise: FunctionExercise, example: Example, answer: Any, sentence: str) -> Failed:
    """Say that an answer is not even of the right kind."""
    return _failed(exercise, example, answer, sentence, exercise.returns, forms.advice(answer, example.expected))


def changed(exercise: FunctionExercise, example: Example, name: str, now: Any) -> Failed:
    """Say that a call has changed one of its arguments, and what it is now."""
    return Failed(
        "wrong",
        f"The call changed its argument {name}.",
        shown=(_input(exercise, example), f"After the call {name} is {texts.answer(now)}."),
        rule=f"The rule: {LEFT_ALONE}",
        advice=f"Look at: {WRITES}",
    )


def _failed(
    exercise: FunctionExercise, example: Example, answer: Any, sentence: str, rule: str, pointer: str
) -> Failed:
    given, expected = texts.compared(answer, example.expected)
    also = "" if example.expected is None else f" {_expected(example, expected)}"
    shown = _input(exercise, example), f"Your answer: {given.removesuffix('.')}.{also}"
    return Failed("wrong", sentence, shown=shown, rule=f"The rule: {rule}", advice=f"Look at: {pointer}")


def _input(exercise: FunctionExercise, example: Example) -> str:
    return f"Smallest input: {texts.call(exercise.name, example.arguments)}"


def stopped(exercise: FunctionExercise, example: Example, error: BaseException, defined: dict[str, Any]) -> Failed:
    """Say which exception a call has ended with, what it means, and where to look."""
    site = sites.find(error, defined)
    is_first = not any(example is other for other in exercise.examples[1:])
    if isinstance(error, NotImplementedError) and is_first:
        return _not_attempted(exercise, site.function or exercise.name)
    meaning = sites.explained(error, says(error), site, defined)
    return Failed(
        "crashed",
        f"It stops with {told(error)}.",
        line=_line(site),
        shown=(*([f"It means: {meaning.sentence}"] if meaning.sentence else []), *_asked(exercise, example)),
        rule=f"The rule: {example.rule}",
        advice=meaning.hint,
    )


def too_long(exercise: FunctionExercise, example: Example, error: BaseException, defined: dict[str, Any]) -> Failed:
    """Say that a call has not come back in time, and in which line it was."""
    return Failed(
        "timed out",
        f"It had not come back after {SECONDS:g} seconds, and was stopped. Does a loop go on for ever?",
        line=_line(sites.find(error, defined)),
        shown=_asked(exercise, example),
        advice=f"Look at: {LOOPS}",
    )


def _line(site: sites.Site) -> str:
    return f"Your line: {site.line}" if site.line else ""


def _asked(exercise: FunctionExercise, example: Example) -> tuple[str, ...]:
    """Return the input and what was expected; nothing is expected of arguments that no example has."""
    expected = () if example.expected is None else (_expected(example, texts.answer(example.expected)),)
    return _input(exercise, example), *expected


def _expected(example: Example, written: str) -> str:
    return f"Expected: {written}{', ' if example.remark else ''}{example.remark}."


def told(error: BaseException) -> str:
    """Return the type of an error and the first line of its text, such as "IndexError: index 99 is out of bounds"."""
    return f"{type(error).__name__}: {says(error)}".removesuffix(": ").removesuffix(".")


def says(error: BaseException) -> str:
    """Return the first line of an exception's text, or nothing where it has none."""
    try:
        return next(iter(str(error).splitlines()), "").strip()
    except (Exception, SystemExit):  # A learner's error may have any __str__.
        return ""


def _not_attempted(exercise: FunctionExercise, function: str) -> Failed:
    if function != exercise.name:
        return Failed("crashed", f"It calls {function}, which still raises NotImplementedError.")
    what_to_do = "Replace that line by your own, run the cell, then run this one again."
    return Failed("not attempted", "It still raises NotImplementedError.", advice=what_to_do)
