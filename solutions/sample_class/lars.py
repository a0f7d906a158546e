# ---
# jupyter:
#   sample:
#     shows: All right, with SciPy, pandas and scikit-learn doing the work.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    return np.linalg.norm(a - b)

# %% replace="03_assignment/assign_clusters"
from scipy.spatial.distance import cdist

def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    return cdist(X, centroids, "sqeuclidean").argmin(axis=1)

# %% replace="04_update/update_centroids"
import pandas as pd

def update_centroids(X, labels, centroids):
    """Return the mean of each cluster; an empty one stays where it was."""
    means = pd.DataFrame(X).groupby(np.asarray(labels)).mean()
    return means.reindex(range(len(centroids))).fillna(pd.DataFrame(centroids)).to_numpy(dtype=float)

# %% replace="05_cost_and_convergence/kmeans"
from scipy.spatial.distance import cdist

def kmeans(X, initial_centroids, max_iter=100):
    """Lloyd's algorithm from the given centroids."""
    centroids = initial_centroids.astype(float)
    history = []
    for _ in range(max_iter):
        labels = cdist(X, centroids, "sqeuclidean").argmin(axis=1)
        old = centroids.copy()
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        history.append(kmeans_cost(X, labels, centroids))
        if (centroids == old).all():
            break
    return centroids, cdist(X, centroids, "sqeuclidean").argmin(axis=1), np.array(history)

# %% replace="handwriting/name_clusters"
def name_clusters(labels, digits, k):
    """Name each cluster after the digit that most of its members show."""
    votes = pd.Series(digits).groupby(labels).agg(lambda members: members.mode().min())
    return votes.reindex(range(k), fill_value=-1).to_numpy(dtype=int)

# %% [markdown] replace="handwriting/reflection"
# Accuracy: 79 %, baseline 10 %. Worst confusion: 8 named 1 (106 images), then 8 named 9 (52) and 5 named 9 (41).
# Cause: Euclidean distance treats each pixel alike, and these pairs share most dark pixels. Limit: the clusters were named
# and scored on the same images. Next: split the data, fit and vote on one half, score on the other; I expect a small drop.
