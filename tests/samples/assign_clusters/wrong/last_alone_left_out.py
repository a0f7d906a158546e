import numpy as np


def assign_clusters(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for first in range(0, len(X) - 1, 100):
        squares = ((X[first : first + 100, None] - centroids) ** 2).sum(axis=2)
        labels[first : first + 100] = squares.argmin(axis=1)
    return labels
