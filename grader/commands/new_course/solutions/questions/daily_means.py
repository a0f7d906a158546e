"""What is asked about `daily_means(readings)`, which takes a DataFrame and returns one."""

from typing import Any

import numpy as np
import pandas as pd
from courselab import LEFT_ALONE
from weather_lab.exercises.daily_means import EXERCISE, RULES, values_fault

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception


def readings(rng: np.random.Generator, days: int, missing: int = 0) -> pd.DataFrame:
    """Three readings for each day, in no order; of as many days as are `missing`, the first is."""
    table = pd.DataFrame({"day": np.repeat(np.arange(1, days + 1), 3), "celsius": rng.normal(15, 5, 3 * days).round(1)})
    table.loc[np.arange(missing) * 3, "celsius"] = np.nan
    return table.iloc[rng.permutation(len(table))].reset_index(drop=True)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden readings."""
    return [
        Case("ordinary inputs", "two days", (readings(rng, 2),)),
        Case("ordinary inputs", "a month", (readings(rng, 30),)),
        Case("missing readings", "one of two days", (readings(rng, 2, missing=1),)),
        Case("missing readings", "four of a week", (readings(rng, 7, missing=4),)),
    ]


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge one DataFrame: first its form, as the open check does, then its values."""
    return EXERCISE.form_fault(case.arguments, answer) or values_fault(answer, expected)


def missing_as_0(readings: pd.DataFrame) -> pd.DataFrame:
    """Count a reading that is missing as 0 degrees."""
    means = readings.fillna({"celsius": 0.0}).groupby("day")["celsius"].mean()
    return means.rename("mean").reset_index()


question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=(
        Aspect("ordinary inputs", 2.0, RULES["ordinary inputs"], "Look at: DataFrame.groupby."),
        Aspect("missing readings", 1.0, RULES["missing readings"], "What does your function do with nan?"),
        Aspect(ARGUMENTS_LEFT_ALONE, 1.0, LEFT_ALONE, "Look at: assignments to a column of the argument."),
    ),
    cases=cases,
    compare=compare,
    misconceptions=(
        Misconception(
            "a missing reading is 0 degrees",
            "It looks as if a reading that is missing counts as 0 degrees.",
            "How many readings of that day are there?",
            missing_as_0,
        ),
    ),
)
