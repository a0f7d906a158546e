# Sorts by distance, then by index.
import numpy as np


def assign_clusters(X, centroids):
    indices = np.arange(len(centroids))
    return np.array([np.lexsort((indices, ((centroids - x) ** 2).sum(axis=1)))[0] for x in X])
