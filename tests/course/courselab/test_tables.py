"""Open checks of functions that take or return a DataFrame of pandas."""

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from courselab import CheckFailed, Example, FunctionExercise, Lab

WITH_A_GAP = pd.DataFrame({"day": [1, 2], "celsius": [4.0, np.nan]})
LAB = Lab(
    {
        "warmer": FunctionExercise(
            name="warmer",
            signature="warmer(table)",
            hints=("Add 1.",),
            returns="Return a DataFrame.",
            form_fault=lambda arguments, answer: None,
            value_fault=lambda example, answer: None if answer.equals(example.expected) else "It is not warmer.",
            examples=(Example((WITH_A_GAP,), WITH_A_GAP.assign(celsius=[5.0, np.nan]), "One degree more.", "plus."),),
        )
    }
)


def right(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(celsius=table["celsius"] + 1)


def wrong(table: pd.DataFrame) -> pd.DataFrame:
    return table


def in_place(table: pd.DataFrame) -> pd.DataFrame:
    table["celsius"] += 1
    return table


def renamed(table: pd.DataFrame) -> pd.DataFrame:
    answer = right(table)
    table.columns = ["date", "celsius"]
    return answer


def test_table_with_a_gap_that_was_left_alone_is_not_called_changed(define, capsys):
    define(warmer=right)
    LAB.check("warmer")
    assert capsys.readouterr().out == "warmer: right. All 1 open example.\n"


@pytest.mark.parametrize("function", [in_place, renamed])
def test_table_that_was_written_into_is_called_changed(define, function):
    define(warmer=function)
    with pytest.raises(CheckFailed, match="The call changed its argument table"):
        LAB.check("warmer")


def test_input_and_answer_are_shown_as_code_that_makes_the_table(define):
    define(warmer=wrong)
    with pytest.raises(CheckFailed) as raised:
        LAB.check("warmer")
    table = "pd.DataFrame({'day': [1, 2], 'celsius': [4.0, nan]})"
    assert f"Smallest input: warmer({table})" in raised.value.__notes__
    assert f"Your answer: {table}. Expected: {table.replace('4.0', '5.0')}." in raised.value.__notes__


def test_courses_without_tables_do_not_import_pandas():
    program = "import sys, courselab; print('pandas' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )
