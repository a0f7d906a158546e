# ---
# jupyter:
#   sample:
#     shows: Untouched; every notebook is handed in as it was released.
#     start: untouched
# ---
