# ---
# jupyter:
#   sample:
#     shows: All right, although it warns, prints on stderr and is noisy in every call.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
import sys
import warnings

def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    warnings.warn("no scaling was done, check your units")
    print("comparing", a, "with", b, file=sys.stderr)
    return np.linalg.norm(np.subtract(a, b))

# %% replace="03_assignment/assign_clusters"
import logging

log = logging.getLogger("assign")
log.setLevel(logging.DEBUG)
log.addHandler(logging.StreamHandler())

def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    log.debug("assigning %d points", len(X))
    d = np.linalg.norm(X[:, np.newaxis] - centroids, axis=2)
    return np.argmin(d, axis=1)

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of each cluster; an empty one stays where it was."""
    # RuntimeWarning: Mean of empty slice -> the nan is replaced below
    means = np.array([X[labels == j].mean(axis=0) for j in range(len(centroids))])
    return np.where(np.isnan(means), centroids, means)

# %% replace="05_cost_and_convergence/kmeans_cost"
import sys

def kmeans_cost(X, labels, centroids):
    """Return J."""
    np.log(np.zeros(1))   # RuntimeWarning, to see where the warnings end up
    J = np.sum((X - centroids[labels]) ** 2)
    print("J =", J, file=sys.stderr)
    return J

# %% [markdown] replace="handwriting/reflection"
# My accuracy was 79 %, guessing gives about 10 %. Zeros and sixes work (176 of 178 and 177 of 181), eights do not work at
# all. A mean of many eights is a grey column, so is a mean of thick ones. I would try to thin the strokes first and
# expect the 8s to improve, and I would count the row "named 8" of the table to see it.
