"""The exercise of lesson 2: `daily_means(readings)`."""

from typing import Any

import numpy as np
import pandas as pd
from courselab import Example, FunctionExercise
from courselab.faults import NOTHING, kind

RULES = {
    "ordinary inputs": "There is one row for each day, in the order of the days, with the mean of its temperatures.",
    "missing readings": "A reading that is missing does not count.",
}


def form_fault(arguments: tuple[Any, ...], answer: Any) -> str | None:
    """Say why an answer is no DataFrame with the columns day and mean, or None."""
    if answer is None:
        return NOTHING
    if not isinstance(answer, pd.DataFrame):
        return f"It returned {kind(answer)}, and not a DataFrame."
    if list(answer.columns) != ["day", "mean"]:
        return "Its columns are not day and mean, in this order."
    return None if pd.api.types.is_float_dtype(answer["mean"]) else "Its column mean does not hold floats."


def values_fault(answer: Any, expected: Any) -> str | None:
    """Say which day or mean is off first, or None. The index does not matter."""
    if list(answer["day"]) != list(expected["day"]):
        return "Its days are not those of the readings, each once, in order."
    off = ~np.isclose(answer["mean"], expected["mean"], rtol=1e-9, atol=1e-9)
    if off.any():
        return f"{off.sum()} of {len(off)} means are off; the first is that of day {answer['day'][off].iloc[0]}."
    return None


EXERCISE = FunctionExercise(
    name="daily_means",
    signature="daily_means(readings)",
    returns="Return a DataFrame with the columns day and mean.",
    form_fault=form_fault,
    value_fault=lambda example, answer: values_fault(answer, example.expected),
    examples=(
        Example(
            (pd.DataFrame({"day": [1, 1], "celsius": [10.0, 20.0]}),),
            pd.DataFrame({"day": [1], "mean": [15.0]}),
            RULES["ordinary inputs"],
            "groupby.",
        ),
        Example(
            (pd.DataFrame({"day": [2, 1, 2], "celsius": [4.0, 9.0, np.nan]}),),
            pd.DataFrame({"day": [1, 2], "mean": [9.0, 4.0]}),
            RULES["missing readings"],
            "what your function does with nan.",
        ),
    ),
    rules=RULES,
    hints=("Work out the mean of one day by hand.", "Look at DataFrame.groupby.", "as_index=False keeps day a column."),
)
