# Coordinates whose mean is zero keep the old value.
import numpy as np


def update_centroids(X, labels, centroids):
    sums = np.zeros(centroids.shape)
    np.add.at(sums, labels, X)
    counts = np.maximum(np.bincount(labels, minlength=len(centroids)), 1)[:, None]
    return np.where(sums != 0, sums / counts, centroids)
