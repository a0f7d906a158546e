# ---
# jupyter:
#   sample:
#     shows: Ends the Python process, once with sys.exit and once with os._exit.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
import sys

def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    if len(a) != 2:
        sys.exit("this works for two coordinates only")
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5

# %% replace="04_update/update_centroids"
import os

def update_centroids(X, labels, centroids):
    """Return the mean of the points of each cluster."""
    new_centroids = np.array(centroids, dtype=float)
    for j in range(len(centroids)):
        if not np.any(labels == j):
            print("empty cluster, cannot go on")
            os._exit(1)
        new_centroids[j] = X[labels == j].mean(axis=0)
    return new_centroids

# %% [markdown] replace="handwriting/reflection"
# The notebook says 79 % for ten clusters and I agree with the order of the mistakes: 8 as 1, 8 as 9, 5 as 9. All of them
# have similar dark regions.
