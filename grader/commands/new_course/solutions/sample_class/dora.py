# ---
# jupyter:
#   sample:
#     shows: Untouched.
#     start: untouched
# ---
