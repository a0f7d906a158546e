# ---
# jupyter:
#   sample:
#     shows: Counts labels from 1, and centroids are cut to whole numbers.
#     start: solved
# ---

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the number of the nearest centroid for each point."""
    d = np.linalg.norm(X[:, np.newaxis] - centroids, axis=2)
    return np.argmin(d, axis=1) + 1

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of the points of each cluster."""
    result = centroids.copy()
    for j in range(len(centroids)):
        if np.sum(labels == j) > 0:
            result[j] = X[labels == j].mean(axis=0)
    return result

# %% replace="handwriting/name_clusters"
def name_clusters(labels, digits, k):
    """Name each cluster after the digit that most of its members show."""
    names = np.zeros(k, dtype=int)
    for c in range(k):
        names[c] = np.bincount(digits[labels == c], minlength=10).argmax()
    return names

# %% [markdown] replace="handwriting/reflection"
# Result: 79 %. Reason for the errors: similar pixels (8 and 1, 5 and 9). K-Means does not see shapes, we showed that with
# the shuffled pixels, the labels did not change at all.
