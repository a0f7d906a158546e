# ---
# jupyter:
#   sample:
#     shows: Half finished; the second lesson stops with an error, and the quiz is not handed in.
#     start: untouched
#     leave_out: [weather_quiz]
# ---

# %% replace="01_degrees/to_fahrenheit"
def to_fahrenheit(celsius):
    return celsius * 9 / 5 + 32

# %% replace="02_days/daily_means"
def daily_means(readings):
    return readings.groupby("date").mean()
