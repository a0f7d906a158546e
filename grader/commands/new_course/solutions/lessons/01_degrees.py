# ---
# jupyter:
#   workshop:
#     title: Degrees
#     minutes: 10
# ---

# %% [markdown]
# # Degrees
#
# *Lesson 1, 10 minutes.* After this lesson you can turn a formula into a function of arrays.

# %% given="setup"
from weather_lab import check, hint

# %% [markdown]
# ## Exercise: `to_fahrenheit`
#
# Return temperatures in degrees Fahrenheit: nine fifths of the degrees Celsius, and 32 more. `celsius` is an array of
# floats of any shape, and so is what you return. Do not change the argument. **By hand:** 100 become 212.

# %% solution="to_fahrenheit"
def to_fahrenheit(celsius):
    """Return the temperatures in degrees Fahrenheit."""
    ### BEGIN SOLUTION
    return celsius * 9 / 5 + 32
    ### END SOLUTION

# %% check="to_fahrenheit" points=4
check("to_fahrenheit")

# %% [markdown]
# Stuck? Run this cell, more than once if you like.

# %%
hint("to_fahrenheit")
