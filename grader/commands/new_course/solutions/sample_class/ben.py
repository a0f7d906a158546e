# ---
# jupyter:
#   sample:
#     shows: Adds before multiplying, and counts missing readings as 0.
#     start: solved
# ---

# %% replace="01_degrees/to_fahrenheit"
def to_fahrenheit(celsius):
    return (celsius + 32) * 9 / 5

# %% replace="02_days/daily_means"
def daily_means(readings):
    filled = readings.fillna(0)
    return filled.groupby("day", as_index=False).mean().rename(columns={"celsius": "mean"})

# %% [markdown] replace="02_days/one_more"
# Rain.
