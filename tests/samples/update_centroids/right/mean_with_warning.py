# Lets NumPy warn about the mean of nothing, and repairs it.
import numpy as np


def update_centroids(X, labels, centroids):
    means = np.array([X[labels == j].mean(axis=0) for j in range(len(centroids))])
    empty = ~np.isin(np.arange(len(centroids)), labels)
    means[empty] = centroids[empty]
    return means
