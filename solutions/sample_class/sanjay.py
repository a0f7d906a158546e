# ---
# jupyter:
#   sample:
#     shows: Crashes with a NameError, on a single point with an IndexError, and on a line that is no Python.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    squares = (a - b) ** 2
    return np.sqrt(np.sum(square))

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    table = np.array([np.linalg.norm(X - c, axis=1) for c in centroids])
    table = table.squeeze()
    n = table.shape[1]
    labels = np.zeros(n, dtype=int)
    for i in range(n):
        labels[i] = np.argmin(table[:, i])
    return labels

# %% replace="05_cost_and_convergence/kmeans_cost"
def kmeans_cost(X, labels, centroids)
    offsets = X - centroids[labels]
    return np.sum(offsets ** 2)

# %% [markdown] replace="handwriting/reflection"
# I had 79 percent right names in the end. Fives were often named 9, 41 times. The pixel values of both are alike.
