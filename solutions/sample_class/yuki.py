# ---
# jupyter:
#   sample:
#     shows: Gives ties to the last index, and NaN to an empty cluster.
#     start: solved
# ---

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    labels = np.zeros(len(X), dtype=int)
    for i, x in enumerate(X):
        smallest = np.inf
        for j, c in enumerate(centroids):
            distance = np.sqrt(np.sum((x - c) ** 2))
            if distance <= smallest:
                smallest = distance
                labels[i] = j
    return labels

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of the points of each cluster."""
    return np.array([X[labels == j].mean(axis=0) for j in range(len(centroids))])

# %% replace="quiz_1_kmeans/answer_2"
answer_2 = {"c"}

# %% replace="quiz_1_kmeans/answer_4"
answer_4 = {"a", "c", "d"}

# %% [markdown] replace="handwriting/reflection"
# About 79 % of all images are named correctly, 52 eights become nines and 106 become ones. The clusters mix digits that
# use the same pixels. I would try more clusters next, for example 20.
