"""A lesson with stubs that raise and stubs that do not, a question that builds on another, and a value given below."""

LESSON = '''
# %% given="setup"
import numpy as np

# %% solution="double"
def double(numbers):
    """Return the numbers, each times two."""
    ### BEGIN SOLUTION
    return np.asarray(numbers) * 2.0
    ### END SOLUTION

# %% check="double" points=4
print("the open check")

# %% solution="quadruple" stub="return numbers"
def quadruple(numbers):
    """Return the numbers, each times four."""
    ### BEGIN SOLUTION
    return double(double(numbers))
    ### END SOLUTION

# %% check="quadruple" points=4
print("the open check")

# %% solution="answer" stub="answer = None"
### BEGIN SOLUTION
answer = 6 * 7
### END SOLUTION

# %% check="answer" points=2
print("the open check of the value")

# %% solution="halve" stub="halve = None"
### BEGIN SOLUTION
halve = 0.5
### END SOLUTION

# %% check="halve" points=2
print("the open check of the value")

# %% [markdown]
# The lesson goes on with a half of its own.

# %%
halve = 0.5
'''
QUADRUPLE = """
import numpy as np

from grader.questions import Aspect, Case, FunctionQuestion

question = FunctionQuestion(
    name="quadruple",
    signature="quadruple(numbers)",
    aspects=(Aspect("all", 1, "Each number is doubled twice.", "Double twice."),),
    cases=lambda rng: [Case("all", "some", (rng.integers(1, 9, size=3).astype(float),))],
    compare=lambda case, answer, expected: None if np.array_equal(answer, expected) else "Not the right numbers.",
    helpers=("double",),
)
"""
HALVE = """
from grader.questions import ValueQuestion

question = ValueQuestion(
    name="halve",
    rule="One of two.",
    hint="Divide.",
    compare=lambda answer, expected: None if answer == expected else "The number is not the one.",
)
"""
