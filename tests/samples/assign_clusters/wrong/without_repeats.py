# Drops repeated centroids, which moves the indices.
import numpy as np


def assign_clusters(X, centroids):
    distinct = np.array(list(dict.fromkeys(map(tuple, centroids.tolist()))))
    return ((X[:, None] - distinct) ** 2).sum(2).argmin(1)
