# ---
# jupyter:
#   workshop:
#     title: Days
#     minutes: 15
# ---

# %% [markdown]
# # Days
#
# *Lesson 2, 15 minutes.* After this lesson you can make one row for each day out of many readings.

# %% given="setup"
import numpy as np
import pandas as pd

from weather_lab import check

readings = pd.DataFrame({"day": [1, 1, 2, 2, 3], "celsius": [11.0, 19.0, 12.5, np.nan, 17.0]})

# %% [markdown]
# ## Exercise: `daily_means`
#
# `readings` is a DataFrame with a row for each reading and the columns `day` (an integer) and `celsius` (a float).
# Return a DataFrame with a row for each day, in the order of the days, and the columns `day` and `mean`. A reading that
# is missing (nan) does not count; each day has at least one that is there. The index does not matter. Do not change the
# argument. **By hand:** day 1 above has the mean 15.

# %% solution="daily_means"
def daily_means(readings):
    """Return the mean temperature of each day."""
    ### BEGIN SOLUTION
    means = readings.groupby("day", as_index=False)["celsius"].mean()
    return means.rename(columns={"celsius": "mean"})
    ### END SOLUTION

# %% check="daily_means" points=4
check("daily_means")

# %% [markdown]
# ## In your own words
#
# The readings come from one thermometer at one place. You may have one more measurement of any kind. Which one tells
# you most about whether this was a warm week for the town, and why? Three sentences will do.

# %% [markdown] prose="one_more" points=3
# ### BEGIN SOLUTION
# I would put a second thermometer at the other end of the town, in the shade as well. One place may be warmer than all
# others, by a wall or a river, and no number of readings there can show it. Two that agree say more than one twice.
# ### END SOLUTION
