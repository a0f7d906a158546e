# ---
# jupyter:
#   sample:
#     shows: All right, with bincount, einsum and hypot in place of loops.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
from functools import reduce

def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    return reduce(np.hypot, a - b, 0.0)

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    D = X[:, np.newaxis] - centroids
    return np.einsum("nkd,nkd->nk", D, D).argmin(axis=1).astype(np.int32)

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of each cluster; an empty one stays where it was."""
    k = len(centroids)
    counts = np.bincount(labels, minlength=k)
    new = np.array(centroids, dtype=float)
    for feature in range(X.shape[1]):
        sums = np.bincount(labels, weights=X[:, feature], minlength=k)
        new[counts > 0, feature] = sums[counts > 0] / counts[counts > 0]
    return new

# %% replace="05_cost_and_convergence/kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return J."""
    R = X - centroids[labels]
    return np.einsum("nd,nd->", R, R)

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """J is noted after the assignment; stops when the labels repeat."""
    C = np.array(initial_centroids, dtype=np.float64)
    labels, history = None, []
    for _ in range(max_iter):
        D = X[:, np.newaxis] - C
        squares = np.einsum("nkd,nkd->nk", D, D)
        previous, labels = labels, squares.argmin(axis=1)
        history.append(squares.min(axis=1).sum())
        if previous is not None and np.array_equal(previous, labels):
            return C, labels, tuple(history)
        for j in set(labels.tolist()):
            C[j] = X[labels == j].mean(axis=0)
    D = X[:, np.newaxis] - C
    return C, np.einsum("nkd,nkd->nk", D, D).argmin(axis=1), tuple(history)

# %% replace="handwriting/name_clusters"
def name_clusters(labels, digits, k):
    """Name each cluster after the digit that most of its members show."""
    votes = np.zeros((k, 10), dtype=int)
    np.add.at(votes, (labels, digits), 1)
    return np.where(votes.any(axis=1), votes.argmax(axis=1), -1)

# %% [markdown] replace="handwriting/reflection"
# 79 % of the images got the right name and the most common digit alone gives 10 %. The table says eights go to 1 (106) and
# to 9 (52), ones go to 2 (24). With all pixels equally loud, a slanted 1 can be nearer to the mean 2 than to the upright
# ones. K-Means cannot know that two clusters are the same digit, so I would use 20 clusters with a shared name; if I am
# right the ones split into two styles and accuracy rises to nearly 90 %.
