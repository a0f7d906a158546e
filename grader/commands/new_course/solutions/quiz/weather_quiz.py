# ---
# jupyter:
#   workshop:
#     title: "Quiz: weather"
#     minutes: 5
#     part: quiz
# ---

# %% [markdown]
# # Quiz: weather
#
# Put the letter of your answer in the place of `None`, and run the cell.

# %% given="setup"
from weather_lab import check

# %% [markdown]
# ## Question 1
#
# Four readings of a day are 4, 8, missing, and 12 degrees. What is their mean, if a missing reading does not count?
# **Single answer.**
#
# - **a**: 6
# - **b**: 8
# - **c**: 12

# %% solution="answer_1" stub="answer_1 = None"
### BEGIN SOLUTION
answer_1 = "b"
### END SOLUTION

# %% check="answer_1" points=1
check("answer_1", options="abc")

# %% [markdown]
# ## Question 2
#
# Which of these are as warm as 100 degrees Celsius? **All that apply**, as in `answer_2 = {"a", "b"}`.
#
# - **a**: 212 degrees Fahrenheit
# - **b**: 132 degrees Fahrenheit
# - **c**: 373.15 kelvin

# %% solution="answer_2" stub="answer_2 = None"
### BEGIN SOLUTION
answer_2 = {"a", "c"}
### END SOLUTION

# %% check="answer_2" points=2
check("answer_2", options="abc", several=True)
