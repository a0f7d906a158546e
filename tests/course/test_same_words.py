"""The check and the grading explain a crash in the same words, though neither knows the other."""

import json

import numpy as np
import pytest
from courselab.crashes import WORDS as FILE
from courselab.crashes import meaning
from courselab.failures import says

from grader.questions.answers import Answer, Outcome
from grader.questions.diagnosis.crash_words import WORDS
from grader.questions.diagnosis.crashes import mistake_in

X = np.arange(6.0).reshape(3, 2)
CRASHES = {
    "a name": "centriods",
    "a function of NumPy": "np.argmim(X)",
    "an array called": "X(0)",
    "an argument missing": "(lambda a: a)()",
    "an argument too many": "(lambda a: a)(1, 2)",
    "lists subtracted": "[1] - [2]",
    "None": "print() + 1",
    "an index": "X[3]",
    "a list's index": "[1][1]",
    "too many indices": "X[0, 0, 0]",
    "a mask": "X[np.array([True, False])]",
    "an axis": "X.sum(axis=2)",
    "shapes": "X - np.zeros(3)",
    "a truth value": "bool(X)",
    "nothing left": "min([])",
    "unpacking": "[a + b for a, b in [(1, 2, 3)]]",
    "chances": "np.random.default_rng(0).choice(2, p=[0.1, 0.1])",
    "a division": "1 / 0",
    "a dtype": "np.add(np.array([1]), 0.5, out=np.array([1]))",
    "a module": "__import__('nowhere_at_all')",
    "a key": "{}['a']",
    "a kind of thing": "sum(1, 2, 3, 4)",
}


@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES)
def test_crash_has_one_sentence_in_check_and_grading(crash: str) -> None:
    with pytest.raises(Exception) as raised:  # noqa: PT011  # Any kind of crash is meant.
        eval(crash, {"np": np, "X": X})
    error, text = type(raised.value).__name__, says(raised.value)
    graded = mistake_in(Answer(Outcome.RAISED, error=error, says=text))
    assert graded is not None
    assert meaning(error, text).sentence == graded.looks_like
    assert " ... " not in graded.looks_like


def test_check_and_grading_tell_the_same_crashes_apart() -> None:
    checked = [(one["errors"], one["says"], one["sentence"]) for one in json.loads(FILE.read_text(encoding="utf-8"))]
    assert checked == [(one.errors.split(), one.says, one.looks_like) for one in WORDS]
