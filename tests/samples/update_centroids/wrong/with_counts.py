# The centroids together with the counts.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    counts = np.bincount(labels, minlength=len(new))
    for j in np.flatnonzero(counts):
        new[j] = X[labels == j].mean(axis=0)
    return new, counts
