# ---
# jupyter:
#   sample:
#     shows: Gives ties to the last index, and looks at two coordinates only.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    return np.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    best = np.full(len(X), np.inf)
    labels = np.zeros(len(X), dtype=int)
    for j in range(len(centroids)):
        squares = np.sum((X - centroids[j]) ** 2, axis=1)
        closer = squares <= best
        labels[closer] = j
        best[closer] = squares[closer]
    return labels

# %% replace="quiz_1_kmeans/answer_2"
answer_2 = {"c"}

# %% replace="quiz_1_kmeans/answer_8"
answer_8 = "c"

# %% [markdown] replace="handwriting/reflection"
# 79 % accuracy. Eights are named 1 or 9. I think a neural network would be better.
