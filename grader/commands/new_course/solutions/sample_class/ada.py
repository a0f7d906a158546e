# ---
# jupyter:
#   sample:
#     shows: All right, written in another way.
#     start: solved
# ---

# %% replace="01_degrees/to_fahrenheit"
def to_fahrenheit(celsius):
    fahrenheit = 1.8 * celsius
    return fahrenheit + 32

# %% [markdown] replace="02_days/one_more"
# I would measure in the other half of the town at the same time. If both agree, the week was warm for all. If not, my
# place is special.
