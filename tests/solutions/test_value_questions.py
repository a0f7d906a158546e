"""The value questions accept every right value, in whatever form it is written, and no wrong one.

The samples are lines of Python: tests/samples/NAME/right.txt and wrong.txt.
"""

import numpy as np
import pytest

from grader.questions import Misconception, ValueQuestion
from grader.verdict.verdict import Word
from tests.solutions.asking import QUESTIONS, SAMPLES, VALUE_NAMES, verdict_on_value


def samples(kind: str) -> list[tuple[str, str]]:
    return [
        (name, line)
        for name in VALUE_NAMES
        for line in (SAMPLES / name / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    ]


def misconceptions() -> list[tuple[str, Misconception]]:
    questions = {name: QUESTIONS[name] for name in VALUE_NAMES}
    return [
        (name, one)
        for name, question in questions.items()
        if isinstance(question, ValueQuestion)
        for one in question.misconceptions
    ]


@pytest.mark.parametrize(("name", "line"), samples("right"))
def test_right_value_gets_full_marks(name: str, line: str) -> None:
    verdict = verdict_on_value(name, eval(line, {"np": np}))
    assert (verdict.score, verdict.word) == (100.0, Word.RIGHT), verdict.headline


@pytest.mark.parametrize(("name", "line"), samples("wrong"))
def test_wrong_value_gets_nothing_and_a_hint(name: str, line: str) -> None:
    verdict = verdict_on_value(name, eval(line, {"np": np}))
    assert verdict.score == 0.0
    assert verdict.hint
    assert verdict.headline.endswith((".", "?"))


@pytest.mark.parametrize(("name", "one"), misconceptions(), ids=lambda value: getattr(value, "name", value))
def test_misconception_is_named_as_itself(name: str, one: Misconception) -> None:
    assert verdict_on_value(name, one.wrong()).diagnosis == one.name


@pytest.mark.parametrize("name", VALUE_NAMES)
def test_value_question_has_enough_samples_and_misconceptions(name: str) -> None:
    assert sum(one == name for one, _ in samples("right")) >= 6
    assert sum(one == name for one, _ in samples("wrong")) >= 12
    assert sum(one == name for one, _ in misconceptions()) >= 3
