"""A second course, as an author would write it: a straight line fitted by least squares to a DataFrame."""

SETTINGS = """
[tool.grader]
title = "Straight lines"
assignments = ["lines"]
imports = ["numpy", "pandas"]
"""

LESSON = '''
# ---
# jupyter:
#   workshop:
#     title: A straight line
#     minutes: 30
# ---

# %% [markdown]
# # A straight line
#
# `measurements` is a DataFrame with the columns `x` and `y`, both floats, and at least three rows.

# %% given="setup"
import numpy as np
import pandas as pd

# %% [markdown]
# Return the slope of the line that fits y to x with the least squares.

# %% solution="slope"
def slope(measurements):
    """Return the slope of the fitted line."""
    ### BEGIN SOLUTION
    from_x = measurements["x"] - measurements["x"].mean()
    from_y = measurements["y"] - measurements["y"].mean()
    return float((from_x * from_y).sum() / (from_x**2).sum())
    ### END SOLUTION

# %% check="slope" points=3
print("Is it steeper for steeper data?")

# %% [markdown]
# Return where that line cuts the y axis.

# %% solution="intercept"
def intercept(measurements):
    """Return the value of the fitted line at x = 0."""
    ### BEGIN SOLUTION
    return float(measurements["y"].mean() - slope(measurements) * measurements["x"].mean())
    ### END SOLUTION

# %% check="intercept" points=2
print("What does it give for y = 2 x + 1?")

# %% [markdown]
# Return a DataFrame with the columns `x` and `residual`: what each y lies above the line. The rows stay in their order.

# %% solution="residuals"
def residuals(measurements):
    """Return how far above the line each measurement lies."""
    ### BEGIN SOLUTION
    line = intercept(measurements) + slope(measurements) * measurements["x"]
    return pd.DataFrame({"x": measurements["x"], "residual": measurements["y"] - line})
    ### END SOLUTION

# %% check="residuals" points=2
print("Do they add up to 0?")

# %% [markdown]
# Return the variance around the line: the sum of the squared residuals by n - 2.

# %% solution="spread"
def spread(measurements):
    """Return the variance of the measurements around the line."""
    ### BEGIN SOLUTION
    return float((residuals(measurements)["residual"] ** 2).sum() / (len(measurements) - 2))
    ### END SOLUTION

# %% check="spread" points=3
print("Two parameters were fitted.")
'''

SHARED = """
import math

import numpy as np
import pandas as pd

from grader.questions import Case


def cases(rng):
    made = []
    for family, rows in (("four rows", 4), ("twenty rows", 20)):
        x = rng.uniform(-5, 5, rows).round(1)
        y = (3 - 2 * x + rng.normal(0, 2, rows)).round(1)
        made.append(Case("the rule", family, (pd.DataFrame({"x": x, "y": y}),)))
    return made


def number(case, answer, expected):
    if not isinstance(answer, int | float | np.number) or isinstance(answer, bool):
        return "It is no number."
    return None if math.isclose(answer, expected, rel_tol=1e-9, abs_tol=1e-9) else "The number is off."


def line(measurements):
    return np.polyfit(measurements["x"], measurements["y"], 1)
"""

LINES = """
import numpy as np
import pandas as pd

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, FunctionQuestion, Misconception
from solutions.questions._shared import cases, line, number


def same_rows(case, answer, expected):
    if not isinstance(answer, pd.DataFrame) or list(answer.columns) != ["x", "residual"]:
        return "It is no DataFrame with the columns x and residual."
    if answer.shape != expected.shape:
        return "It has not a row for each measurement."
    return None if np.allclose(answer.to_numpy(dtype=float), expected) else "Not all residuals are right."


def by_n(measurements):
    above = measurements["y"] - np.polyval(line(measurements), measurements["x"])
    return float((above**2).mean())


def question(name, points, rule, compare, *misconceptions):
    aspects = (Aspect("the rule", points, rule, "Draw three points."),)
    return FunctionQuestion(name, f"{name}(measurements)", aspects, cases, compare, misconceptions)


questions = (
    question(
        "slope",
        3,
        "The slope is the sum of products by the sum of squares of x.",
        number,
        Misconception(
            "swaps x and y",
            "It looks as if x is fitted to y.",
            "Which of the two stands below?",
            lambda measurements: float(np.polyfit(measurements["y"], measurements["x"], 1)[0]),
        ),
    ),
    question("intercept", 2, "The line goes through the mean point.", number),
    question("residuals", 2, "A residual is y minus the line.", same_rows),
    question(
        "spread",
        3,
        "The sum of squares is divided by n - 2.",
        number,
        Misconception("divides by n", "It looks as if n is divided by.", "How many parameters are fitted?", by_n),
    ),
)
"""

FILES = {
    "pyproject.toml": SETTINGS,
    "solutions/lines/01_line.py": LESSON,
    "solutions/questions/_shared.py": SHARED,
    "solutions/questions/01_line.py": LINES,
}

RIGHT = {
    "slope": "def slope(measurements):\n    return np.polyfit(measurements.x, measurements.y, 1)[0]",
    "intercept": "def intercept(measurements):\n    return np.polyfit(measurements.x, measurements.y, 1)[1]",
    "residuals": (
        "def residuals(measurements):\n"
        "    line = np.polyval(np.polyfit(measurements.x, measurements.y, 1), measurements.x)\n"
        "    return measurements.assign(residual=measurements.y - line)[['x', 'residual']]"
    ),
    "spread": (
        "def spread(measurements):\n"
        "    return np.polyfit(measurements.x, measurements.y, 1, full=True)[1][0] / (len(measurements) - 2)"
    ),
}
MISTAKEN = RIGHT | {
    "slope": "def slope(measurements):\n    return np.polyfit(measurements.y, measurements.x, 1)[0]",
    "spread": "def spread(measurements):\n    return (residuals(measurements).residual ** 2).mean()",
}
LEARNERS: dict[str, dict[str, str]] = {"ruth": RIGHT, "miro": MISTAKEN, "stella": {}}
