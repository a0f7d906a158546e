# ---
# jupyter:
#   sample:
#     shows: All right, with the expanded form of the squared distance and matrix products.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    diff = a - b
    return np.sqrt(diff @ diff)

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point.

    |x - c|^2 = |x|^2 - 2 x.c + |c|^2
    """
    xx = np.sum(X * X, axis=1, keepdims=True)
    cc = np.sum(centroids * centroids, axis=1)
    return np.argmin(xx - 2 * np.dot(X, centroids.T) + cc, axis=1)

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of each cluster; an empty one stays where it was."""
    one_hot = np.eye(len(centroids))[labels]
    counts = one_hot.sum(axis=0)
    new = centroids.astype(float)
    full = counts > 0
    new[full] = (one_hot.T @ X)[full] / counts[full, np.newaxis]
    return new

# %% replace="05_cost_and_convergence/kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return J."""
    R = (X - centroids[labels]).ravel()
    return R @ R

# %% [markdown] replace="handwriting/reflection"
# The accuracy of 79 % is eight times as good as guessing. The crosstab shows 41 fives named 9 and 24 ones named 2: their
# centroids are averages over different ways of writing, so an unusual digit can be nearer to the average of another one.
# A limit that surprised me is that the start with the highest J had the best accuracy, so J cannot be used to pick the
# run when names are what we want. I would repeat it with k = 20 and predict fewer mixed-up eights.
