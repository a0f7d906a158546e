"""Calls that do not come back: each sort of exception has a name, a sentence and a hint of its own."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.questions.answers import Answer, Outcome
from grader.questions.diagnosis.crashes import mistake_in
from tests.grader.diagnosis.numbers import verdict_on

RNG = np.random.default_rng(0)
LIST: Any = [1, 2]
NONE: Any = None
ONE: Any = 1.5
NUMPY: Any = np
TEXT = "A text holds characters that its encoding does not know."


def two(a: Any, b: Any) -> Any:
    return a, b


def uses_no_name() -> Any:
    return centroid  # type: ignore[name-defined] # noqa: F821


def uses_before() -> Any:
    if ONE < 0:
        total = 1
    return total


def writes_read_only() -> None:
    array = np.zeros(2)
    array.flags.writeable = False
    array[0] = 1


def calls_itself() -> Any:
    return calls_itself()


def truth_of_array() -> Any:
    return 1 if np.zeros(2) == np.ones(2) else 0


def unpacks() -> Any:
    a, b = np.zeros(3)
    return a, b


CRASHES: list[tuple[Callable[[], Any], str, str]] = [
    (uses_no_name, "name centroid not defined", "The name centroid is used, but nothing has this name here."),
    (
        uses_before,
        "variable total has no value yet",
        "The variable total is used before it gets a value, perhaps because it gets one in a branch or a loop only.",
    ),
    (
        lambda: __import__("nosuchmodule"),
        "module nosuchmodule missing",
        "The module nosuchmodule is not installed here.",
    ),
    (lambda: two(1), "argument missing in a call", "two is called without its argument 'b'."),  # type: ignore[call-arg]
    (lambda: two(1, 2, 3), "too many arguments in a call", "two takes 2 arguments and is called with 3."),  # type: ignore[call-arg]
    (
        lambda: np.sum(LIST, axes=1),  # type: ignore[call-overload]
        "unknown keyword argument",
        "A function is called with a keyword argument that it does not know: axes.",
    ),
    (lambda: NONE[0], "None in a calculation", "Something is None where a value is needed."),
    (lambda: NONE + 1, "None in a calculation", "Something is None where a value is needed."),
    (
        lambda: ONE[0],
        "indexes a single number",
        "Square brackets stand after something that has no parts, such as a single number.",
    ),
    (
        lambda: ONE(2),
        "calls what is no function",
        "An object of type float is called with round brackets as if it were a function.",
    ),
    (
        lambda: list(range(ONE)),
        "float where a whole number is needed",
        "A float stands where Python needs a whole number, as in range(...) or in a shape.",
    ),
    (lambda: LIST[1.5], "index is no whole number", "What stands between square brackets is no whole number."),
    (
        lambda: np.zeros(3, 2),  # type: ignore[call-overload]
        "shape without its own brackets",
        "The second length of a shape is taken for a dtype.",
    ),
    (
        lambda: np.zeros(2) ^ np.ones(2),
        "bit operator for arithmetic",
        "One of ^, | and & stands in a calculation with decimals.",
    ),  # type: ignore[operator]
    (
        lambda: np.add(np.zeros(2, dtype=int), 0.5, out=np.zeros(2, dtype=int)),
        "decimals into an array of integers",
        "Decimals are written into an array that holds whole numbers.",
    ),
    (
        lambda: LIST - LIST,
        "calculates with things of two kinds",
        "Of type list and type list, two things cannot be joined by -.",
    ),
    (lambda: np.zeros(3)[5], "index out of range", "Index 5 is asked for where there are only 3, from 0 on."),
    (lambda: LIST[5], "index out of range", "An index is beyond the end of a list or tuple."),
    (lambda: np.zeros(3)[0, 1], "too many indices", "An array with 1 axes gets 2 indices."),
    (
        lambda: np.zeros(3)[np.array([True, False])],
        "mask of the wrong length",
        "A mask of 2 truth values picks from 3 entries.",
    ),
    (lambda: {"a": 1}["b"], "key missing", "A dict or table has no key 'b'."),
    (
        lambda: np.zeros(3).sum(axis=1),
        "axis that is not there",
        "Axis 1 is named for an array with 1 axes, which are counted from 0.",
    ),
    (
        truth_of_array,
        "truth value of an array",
        "A whole array stands where one truth value is needed, as after if, while, and, or, not.",
    ),
    (
        lambda: np.zeros((3, 2)) + np.zeros((4, 2)),
        "shapes do not fit",
        "Two arrays that are joined do not fit: their shapes are (3,2) and (4,2).",
    ),
    (
        lambda: np.dot(np.zeros((3, 2)), np.zeros((3, 2))),
        "shapes do not fit",
        "A matrix product joins shapes (3,2) and (3,2), which do not fit.",
    ),
    (lambda: np.zeros(3).reshape(64), "reshape to a fixed shape", "3 numbers are to be reshaped to (64,)."),
    (unpacks, "unpacks another number of values", "An assignment to 2 names gets more or fewer values than that."),
    (lambda: RNG.choice(2, p=[0.5, 0.6]), "chances do not add up to 1", "The chances do not add up to 1."),
    (lambda: min([]), "least of nothing", "The least, the largest or the like is sought among no entries at all."),
    (
        writes_read_only,
        "writes into an argument",
        "It writes into an array that was handed in, and this one is read-only.",
    ),
    (lambda: LIST.shape, "list used like an array", "A list is asked for shape, which a list does not have."),
    (lambda: NUMPY.sqroot(2), "no sqroot in NumPy", "NumPy has no function sqroot."),
    (
        lambda: NONE.sum(0),
        "None used as an object",
        "Something is None where it should hold a value; it is asked for its sum.",
    ),
    (lambda: 1 / 0, "divides by 0", "Something is divided by 0."),
    (calls_itself, "calls itself for ever", "The function calls itself and never comes to an end."),
    (
        lambda: str(b"\xff", "utf-8"),
        "text that cannot be read",
        "A text holds characters that its encoding does not know.",
    ),
]


def raised(act: Callable[[], Any]) -> Answer:
    try:
        act()
    except Exception as error:
        return Answer(Outcome.RAISED, error=type(error).__name__, says=str(error))
    raise AssertionError("it came back")


@pytest.mark.parametrize(("act", "name", "sentence"), CRASHES, ids=lambda one: one if isinstance(one, str) else "")
def test_exception_has_a_name_and_a_sentence_of_its_own(act: Callable[[], Any], name: str, sentence: str) -> None:
    mistake = mistake_in(raised(act))
    assert mistake is not None
    assert (mistake.name, mistake.looks_like) == (name, sentence)
    assert mistake.hint.endswith(".")


def test_misspelt_name_gets_did_you_mean_from_the_learners_names() -> None:
    mistake = mistake_in(
        Answer(Outcome.RAISED, error="NameError", says="name 'centriods' is not defined"), ["centroids"]
    )
    assert mistake is not None
    assert mistake.hint.startswith("Did you mean `centroids`?")


def test_misspelt_function_of_numpy_gets_did_you_mean() -> None:
    mistake = mistake_in(raised(lambda: NUMPY.agmin([1])))
    assert mistake is not None
    assert mistake.hint.startswith("Did you mean `argmin`?")


def test_exception_raised_on_purpose_is_told_as_that() -> None:
    answer = Answer(Outcome.RAISED, error="ValueError", says="two or three", line='raise ValueError("two or three")')
    mistake = mistake_in(answer)
    assert mistake is not None
    assert mistake.name == "raises on purpose"


@pytest.mark.parametrize("outcome", [Outcome.TIMED_OUT, Outcome.NOT_ASKED])
def test_call_that_does_not_come_back_in_time_is_an_endless_loop(outcome: Outcome) -> None:
    mistake = mistake_in(Answer(outcome))
    assert mistake is not None
    assert mistake.name == "endless loop"


def test_crash_is_named_in_the_verdict_with_the_learners_names_in_mind() -> None:
    verdict = verdict_on(lambda numbers: totl(numbers), names=("total_of",))  # type: ignore[name-defined] # noqa: F821, PLW0108
    assert verdict.diagnosis == "name totl not defined"
    assert "The name totl is used, but nothing has this name here. It stops with NameError" in verdict.headline


def test_crash_in_one_aspect_only_is_named_and_the_rest_stays_right() -> None:
    verdict = verdict_on(lambda numbers: float(numbers.sum() if len(numbers) > 1 else numbers[1]))
    assert (verdict.diagnosis, verdict.score) == ("index out of range", 4.0)


def test_shapes_in_a_verdict_are_those_of_the_input_shown() -> None:
    verdict = verdict_on(lambda numbers: numbers + np.zeros(len(numbers) + 5))
    assert verdict.smallest_input.startswith("Input: numbers = [1.5, 2.25, -0.5]")
    assert verdict.headline.count("(3,)") == verdict.headline.count("(8,)") == 2
