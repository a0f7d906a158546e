# Gives every cluster the same number of points.
import numpy as np


def assign_clusters(X, centroids):
    squared = ((X[:, None] - centroids) ** 2).sum(2)
    room = [-(-len(X) // len(centroids))] * len(centroids)
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        labels[i] = next(j for j in np.argsort(squared[i], kind="stable") if room[j])
        room[labels[i]] -= 1
    return labels
