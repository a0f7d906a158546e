"""Functions that return functions, and small classes: asked in steps, judged step by step, and never carried over."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Self

import numpy as np
import pytest

from grader.border.standins import Itself, Opaque
from grader.border.steps import encode_case
from grader.questions import (
    ARGUMENTS_LEFT_ALONE,
    Aspect,
    Call,
    Case,
    Chance,
    ClassQuestion,
    FunctionQuestion,
    Misconception,
    Read,
    called_on,
    difference,
)
from grader.questions.answers import Outcome, Reply, read_reply
from grader.questions.functions import judge_function
from grader.runner.ask import ask_function
from grader.verdict.verdict import Verdict, Word

ASPECTS = (Aspect("all", 3, "As it should be.", "Look."), Aspect(ARGUMENTS_LEFT_ALONE, 1, "Stays.", "Copy."))
X = np.array([[0.0], [1.0], [10.0], [11.0]])
NEW = np.array([[2.0], [9.0]])
LINES = [Case("all", "a line", (2.0,), {"intercept": 1.0}, called_on(0.0, 3.0))]
FITS = [Case("all", "four points", (2,), then=(Call("fit", (X,)), Read("means_"), Call("predict", (NEW,))))]


def line(slope: float, *, intercept: float) -> Callable[[float], float]:
    return lambda x: slope * x + intercept


class Halves:
    """An estimator after the manner of scikit-learn: means of the first and of the second half of the points."""

    def __init__(self, k: int) -> None:
        self.k = k

    def fit(self, X: np.ndarray, y: object = None) -> Self:
        self.means_ = np.array([part.mean() for part in np.array_split(X, self.k)])
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        return np.abs(X - self.means_).argmin(axis=1)


class Medians(Halves):
    def fit(self, X: np.ndarray, y: object = None) -> Self:
        self.means_ = np.array([part.max() for part in np.array_split(X, self.k)])
        return self


LINE = FunctionQuestion(
    name="line",
    signature="line(slope, *, intercept)",
    aspects=ASPECTS,
    cases=lambda rng: LINES,
    compare=lambda case, answer, expected: difference(answer, expected),
    misconceptions=(
        Misconception("no intercept", "It looks forgotten.", "Add.", lambda slope, *, intercept: lambda x: slope * x),
    ),
)
HALVES = ClassQuestion(
    name="Halves",
    signature="Halves(k)",
    aspects=ASPECTS,
    cases=lambda rng: FITS,
    misconceptions=(Misconception("largest", "It looks as if the largest were taken.", "Average.", Medians),),
)
Question = FunctionQuestion | ClassQuestion


def reply(question: Question, thing: Any, cases: Sequence[Case], seconds: float = 9.0) -> Reply:
    plain = [encode_case(case.arguments, case.keywords, case.then) for case in cases]
    return read_reply(ask_function({question.name: thing}, question.name, plain, seconds), len(cases))


def verdict(question: Question, thing: Any, seconds: float = 9.0) -> Verdict:
    cases = question.cases(np.random.default_rng(0))
    right = reply(question, line if question.name == "line" else Halves, cases)
    return judge_function(question, "check", 4.0, cases, reply(question, thing, cases, seconds), right)


def changed(**methods: Any) -> type:
    """The right class, but for some of its methods."""
    return type("Halves", (Halves,), methods)


def test_right_function_of_a_function_earns_all() -> None:
    assert (verdict(LINE, line).word, verdict(LINE, line).score) == (Word.RIGHT, 4.0)


def test_right_class_earns_all() -> None:
    assert (verdict(HALVES, Halves).word, verdict(HALVES, Halves).score) == (Word.RIGHT, 4.0)


def test_object_stays_with_the_learner() -> None:
    (answer,) = reply(HALVES, Halves, FITS).answers
    assert answer.value == Opaque("Halves")
    assert isinstance(answer.steps[0].value, Itself)
    np.testing.assert_array_equal(answer.steps[1].value, [0.5, 10.5])
    np.testing.assert_array_equal(answer.steps[2].value, [0, 1])


def test_wrong_function_shows_the_steps_up_to_the_fault() -> None:
    found = verdict(LINE, lambda slope, *, intercept: lambda x: slope * x**2 + intercept)
    assert (
        found.headline
        == "line: wrong. The second call of what it returned: The answer is a number, but not the right one."
    )
    assert found.smallest_input == "Input: slope = 2, intercept = 1. Then: (0), (3). Your answer: 19."


def test_misconception_about_a_returned_function_is_named() -> None:
    assert verdict(LINE, lambda slope, *, intercept: lambda x: slope * x).diagnosis == "no intercept"


def test_misconception_about_a_class_is_named() -> None:
    found = verdict(HALVES, Medians)
    assert found.diagnosis == "largest"
    assert "The attribute `means_`: 2 of 2 numbers are wrong." in found.headline


def raises(self: Any, X: np.ndarray) -> None:
    raise ValueError("too few")


def loops(self: Any, X: np.ndarray) -> None:
    while True:
        pass


@pytest.mark.parametrize(
    ("thing", "word", "sentence"),
    [
        (changed(predict=raises), Word.CRASHED, "The second call, `predict`, stops with ValueError: too few."),
        (changed(predict=loops), Word.TIMED_OUT, "The second call, `predict`, did not come back in time."),
        (changed(predict=lambda self, X: None), Word.WRONG, "The second call, `predict`, returned None."),
        (changed(predict=lambda self, X: len), Word.MALFORMED, "`predict`, returned an object of type builtin"),
        (changed(fit=lambda self, X: None), Word.WRONG, "`fit`, returned None; return the object itself"),
        (changed(fit=lambda self, X: Halves(2).fit(X)), Word.WRONG, "`fit`, returned an object of type Halves; return"),
        (changed(fit=lambda self, X: self), Word.CRASHED, "The attribute `means_` stops with AttributeError"),
        (changed(means_=property(lambda self: 1 / 0)), Word.CRASHED, "The first call, `fit`, stops with Attribute"),
        (changed(predict=5), Word.CRASHED, "The second call, `predict`, stops with TypeError: 'int' object is not"),
        (lambda k: None, Word.WRONG, "It returned None. Did you forget `return`?"),
        (lambda: None, Word.CRASHED, "It stops with TypeError"),
    ],
)
def test_step_that_fails_is_told_by_its_place_and_name(thing: Any, word: Word, sentence: str) -> None:
    found = verdict(HALVES, thing, 0.9)
    assert (found.word, found.score) == (word, 0.0)
    assert sentence in found.headline


def test_number_in_the_place_of_a_function_is_told() -> None:
    found = verdict(LINE, lambda slope, *, intercept: slope)
    assert found.headline == "line: malformed. It returned a number; return a function."


def test_argument_that_a_step_changes_is_named() -> None:
    def fit(self: Halves, X: np.ndarray) -> Halves:
        Halves.fit(self, X)
        X[:] = 0
        return self

    found = verdict(HALVES, changed(fit=fit))
    assert (found.score, found.word) == (3.0, Word.PARTLY_RIGHT)
    assert "The first call, `fit`, changed its first argument." in found.headline


def test_method_that_the_solution_calls_for_its_effect_may_return_anything() -> None:
    cases = [Case("all", "a method of no result", (2,), then=(Call("fit", (X,)), Read("means_")))]
    question = replace(HALVES, cases=lambda rng: cases)
    right = reply(question, changed(fit=lambda self, X: setattr(self, "means_", X.mean())), cases)
    given = reply(question, changed(fit=lambda self, X: setattr(self, "means_", X.mean()) or self), cases)
    assert judge_function(question, "check", 4.0, cases, given, right).word is Word.RIGHT


def test_class_that_is_not_there_is_missing_and_the_nearest_suggested() -> None:
    source = "class Halfs:\n    pass"
    namespace: dict[str, Any] = {"__name__": "__main__"}
    exec(source, namespace)
    asked = read_reply(ask_function(namespace, "Halves", [], 1.0), 1)
    found = judge_function(HALVES, "check", 4.0, FITS, asked, asked)
    assert (found.word, found.headline) == (
        Word.MISSING,
        "Halves: missing. No class Halves(k) is defined when its check runs.",
    )
    assert "`Halfs`" in found.hint


@pytest.mark.parametrize("where", ["constructor", "method"])
def test_class_whose_stubs_still_raise_is_not_attempted(where: str) -> None:
    def stub(*arguments: object) -> None:
        raise NotImplementedError

    thing = changed(**{"__init__" if where == "constructor" else "fit": stub})
    assert verdict(HALVES, thing).word is Word.NOT_ATTEMPTED


def test_steps_after_one_that_failed_are_not_asked() -> None:
    (answer,) = reply(HALVES, changed(fit=raises), FITS).answers
    assert [step.outcome for step in answer.steps] == [Outcome.RAISED]


def test_chance_before_steps_is_one_generator() -> None:
    cases = [Case("all", "chance", (Chance((7, 8)),), then=called_on(3))]
    (answer,) = reply(LINE, lambda rng: lambda n: rng.integers(100, size=n), cases).answers
    np.testing.assert_array_equal(answer.steps[0].value, np.random.default_rng(7).integers(100, size=3))


def test_steps_that_did_not_come_over_are_malformed() -> None:
    plain = {
        "outcome": "returned",
        "value": ["opaque", "Halves"],
        "steps": [{"outcome": "returned", "value": ["itself"]}],
    }
    given = read_reply({"defined": True, "answers": [plain]}, 1)
    found = judge_function(HALVES, "check", 4.0, FITS, given, reply(HALVES, Halves, FITS))
    assert (found.word, found.score) == (Word.MALFORMED, 0.0)


@pytest.mark.parametrize("steps", [None, 5, [5], [[]], {"a": 1}, [{}] * 5, [{"outcome": "returned", "value": []}] * 3])
def test_steps_that_are_none_earn_nothing(steps: object) -> None:
    plain = {"outcome": "returned", "value": ["opaque", "Halves"], "steps": steps}
    given = read_reply({"defined": True, "answers": [plain]}, 1)
    assert judge_function(HALVES, "check", 4.0, FITS, given, reply(HALVES, Halves, FITS)).score == 0.0


@pytest.mark.parametrize(
    ("answer", "expected", "sentence"),
    [
        ([1], (1,), "The answer is a list, and should be a tuple."),
        (np.zeros(2), np.zeros(3), "The answer is an array of shape (2,), and should be an array of shape (3,)."),
        (np.zeros(2, int), np.zeros(2), "The answer holds int64, and should hold float64."),
        (np.array([1.0, 2.0]), np.array([1.0, 3.0]), "1 of 2 numbers are wrong."),
        (1.0, 1.0 + 1e-12, None),
    ],
)
def test_difference_says_what_kind_of_thing_is_wrong(answer: Any, expected: Any, sentence: str | None) -> None:
    assert difference(answer, expected) == sentence
