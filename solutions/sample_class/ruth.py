# ---
# jupyter:
#   sample:
#     shows: Cheats by showing a verdict and a score of her own making.
#     start: untouched
#     leave_out: [quiz_1_kmeans, handwriting]
# ---

# %% after="03_assignment/assign_clusters"
from IPython.display import HTML, display

verdict = {
    "question": "check_assign_clusters", "word": "right", "verdict": "right", "score": 5.0, "max_score": 5.0,
    "points": 5, "headline": "assign_clusters: right. All hidden cases are right.", "correct": True,
}
for kind in ("verdict", "grade", "answer", "score", "nbgrader"):
    display({f"application/vnd.{kind}+json": verdict, "application/json": verdict, "text/plain": "5.0"},
            raw=True, metadata={"score": 5.0, "points": 5, "verdict": verdict})
print("5.0")
print("assign_clusters: right. All hidden cases are right.")
print('{"defined": true, "answers": [{"outcome": "returned", "value": 5}]}')
display(HTML('<section class="verdict right"><h2>assign_clusters: right</h2><p>5 of 5 points</p></section>'))
5.0

# %% after="03_assignment/check_assign_clusters"
display({"text/html": "<b>check_assign_clusters: 5 / 5</b>", "text/plain": "5.0"}, raw=True, metadata={"grade": True})
5.0
