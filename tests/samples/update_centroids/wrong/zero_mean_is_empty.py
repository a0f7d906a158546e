# Takes a mean of zero for an empty cluster.
import numpy as np


def update_centroids(X, labels, centroids):
    sums = np.zeros(centroids.shape)
    np.add.at(sums, labels, X)
    counts = np.maximum(np.bincount(labels, minlength=len(centroids)), 1)
    means = sums / counts[:, None]
    return np.where(means.any(axis=1, keepdims=True), means, centroids)
