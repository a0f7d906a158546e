"""Inputs by keyword and answers of every plain kind: asked, judged, diagnosed and shown like all others."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.border.calling import encode_inputs
from grader.border.standins import Opaque
from grader.errors import CourseError
from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, Chance, FunctionQuestion, Misconception
from grader.questions.alike import alike
from grader.questions.answers import Answer, Outcome, Reply, kind_of, read_reply
from grader.questions.functions import judge_function
from grader.questions.wording import call, size
from grader.runner.ask import ask_function
from grader.verdict.verdict import Verdict, Word

MARKS = pd.DataFrame({"who": ["Ada", "Bo", "Ada"], "mark": [1.5, 2.0, 3.0]})
CASES = [
    Case("means", "by two columns", (MARKS,), {"by": "who", "of": "mark"}),
    Case("means", "no rows", (MARKS.iloc[:0],), {"by": "who", "of": "mark"}),
]


def mean_by(table: pd.DataFrame, *, by: str, of: str) -> pd.Series:
    return table.groupby(by)[of].mean()


QUESTION = FunctionQuestion(
    name="mean_by",
    signature="mean_by(table, *, by, of)",
    aspects=(Aspect("means", 3, "One mean for each.", "Group."), Aspect(ARGUMENTS_LEFT_ALONE, 1, "Stays.", "Copy.")),
    cases=lambda rng: CASES,
    compare=lambda case, answer, expected: None if alike(answer, expected) else "Not the means.",
    misconceptions=(
        Misconception("sums", "It looks summed.", "Divide.", lambda table, *, by, of: table.groupby(by)[of].sum()),
    ),
)


def reply(function: Callable[..., Any]) -> Reply:
    inputs = [encode_inputs(case.arguments, case.keywords) for case in CASES]
    return read_reply(ask_function({"mean_by": function}, "mean_by", inputs, 9.0), len(CASES))


def verdict(function: Callable[..., Any]) -> Verdict:
    return judge_function(QUESTION, "check_mean_by", 4.0, CASES, reply(function), reply(mean_by))


def test_function_of_a_table_and_keywords_is_judged_right() -> None:
    assert (verdict(mean_by).word, verdict(mean_by).score) == (Word.RIGHT, 4.0)


def test_wrong_table_shows_its_input_by_name() -> None:
    found = verdict(lambda table, by, of: table.groupby(by)[of].max())
    assert found.word is Word.WRONG
    shown = "Input: table = a table with who = ['Ada', 'Bo', 'Ada'], mark = [1.5, 2, 3], by = 'who', of = 'mark'."
    assert found.smallest_input.startswith(shown)
    assert "Your answer: a series called 'mark' [3, 2] for the rows ['Ada', 'Bo']." in found.smallest_input


def test_misconception_about_tables_is_named() -> None:
    assert verdict(lambda table, by, of: table.groupby(by)[of].sum()).diagnosis == "sums"


def test_changed_table_is_named() -> None:
    def changes(table: pd.DataFrame, *, by: str, of: str) -> pd.Series:
        found = mean_by(table, by=by, of=of)
        table["mark"] = 0
        return found

    assert verdict(changes).headline.endswith("The call changed its argument table.")


def test_changed_keyword_is_named() -> None:
    case = Case("means", "a list by keyword", (), {"numbers": [3, 1, 2]})
    question = FunctionQuestion(
        name="least",
        signature="least(*, numbers)",
        aspects=QUESTION.aspects,
        cases=lambda rng: [case],
        compare=lambda case, answer, expected: None if answer == expected else "Not the least.",
    )

    def least(*, numbers: list[int]) -> int:
        numbers.sort()
        return numbers[0]

    inputs = [encode_inputs(case.arguments, case.keywords)]
    given = read_reply(ask_function({"least": least}, "least", inputs, 9.0), 1)
    right = Reply(True, (Answer(Outcome.RETURNED, 1),))
    found = judge_function(question, "check_least", 4.0, [case], given, right)
    assert "The call changed its argument numbers." in found.headline


def test_chance_may_come_by_keyword() -> None:
    inputs = encode_inputs((5,), {"rng": Chance((1, 2))})
    given = read_reply(
        ask_function({"draw": lambda n, *, rng: rng.integers(100, size=n)}, "draw", [inputs], 9.0), 1
    ).answers[0]
    assert [one.tolist() for one in given.value] == [
        np.random.default_rng(seed).integers(100, size=5).tolist() for seed in (1, 2)
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (MARKS, "a table of shape (3, 2)"),
        (MARKS["mark"], "a series of length 3"),
        (MARKS["who"].unique(), "an index or array of pandas of length 2"),
        (True, "a truth value"),
        ({1}, "a set"),
        (datetime.date(2024, 1, 1), "a date"),
        (datetime.datetime(2024, 1, 1), "a date with a time"),
        (np.timedelta64(1, "s"), "a span of time"),
        (Opaque("too much data"), "too much data"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_kind_of_an_answer_is_said_in_words(value: Any, words: str) -> None:
    assert kind_of(value) == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (MARKS, "a table with who = ['Ada', 'Bo', 'Ada'], mark = [1.5, 2, 3]"),
        (MARKS.set_index("who"), "a table with mark = [1.5, 2, 3] for the rows ['Ada', 'Bo', 'Ada']"),
        (pd.concat([MARKS] * 9), "a table of shape (27, 2) with the columns who, mark"),
        (pd.Series(range(99)), "a series of length 99"),
        (pd.Series([1, None], dtype="Int64"), "a series [1, None]"),
        ({"a": {1}, datetime.date(2024, 1, 2): datetime.timedelta(1)}, "{'a': {1}, 2024-01-02: 1 day, 0:00:00}"),
        (pd.DataFrame(), "a table with no columns"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_small_value_is_shown_in_one_line(value: Any, shown: str) -> None:
    case = Case("a", "b", keywords={"k": value})
    assert call("f(X, k=3)", case, Answer(Outcome.DIED)) == f"Input: k = {shown}."


def test_signature_that_is_no_python_is_the_courses_fault() -> None:
    question = replace(QUESTION, signature="mean_by(the table)")
    with pytest.raises(CourseError, match="signature mean_by\\(the table\\) of a question is no Python"):
        judge_function(question, "check_mean_by", 4.0, CASES, reply(lambda table, by, of: 5), reply(mean_by))


def test_table_is_as_large_as_its_cells() -> None:
    assert (size((MARKS, {"a": [1, 2]})), size(({1, 2, 3}, 5))) == (8, 4)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (MARKS, MARKS.copy(), True),
        (MARKS, MARKS.assign(mark=MARKS["mark"] * (1 + 1e-12)), True),
        (MARKS, MARKS.assign(mark=MARKS["mark"] + 1), False),
        (MARKS, MARKS.astype({"mark": int}), False),
        (MARKS, MARKS.astype({"who": "category"}), False),
        (MARKS, MARKS.iloc[::-1], False),
        (MARKS, MARKS.rename(columns={"who": "Who"}), False),
        (MARKS, MARKS.rename_axis("n"), False),
        (pd.RangeIndex(2), pd.Index([0, 1]), True),
        (pd.Index(["a"]), pd.Series(["a"]), False),
        (MARKS, MARKS.to_dict(), False),
        (MARKS["mark"], MARKS[["mark"]], False),
        (MARKS["mark"], MARKS["mark"].astype("float32"), True),
        (MARKS["mark"], MARKS["mark"].rename("other"), False),
        (pd.Series([1.0, None]), pd.Series([1.0, None]), True),
        (pd.Series(["a", None]), pd.Series(["a", None]), True),
        (pd.Series(["a", None]), pd.Series(["a", None], dtype=object), False),
        ({1, 2}, {2, 1}, True),
        ({1, 2}, {1.0, 2.0}, False),
        ({1, 2}, frozenset({1, 2}), False),
        (np.array(["NaT"], "M8[s]"), np.array(["NaT"], "M8[s]"), True),
        (np.array([0], "M8[s]"), np.array(["a"]), False),
        (datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1), False),
        (pd.NA, pd.NA, True),
    ],
)
def test_alike_judges_tables_sets_and_dates_as_strictly_as_arrays(first: Any, second: Any, expected: bool) -> None:
    assert alike(first, second) is expected
