# An empty cluster adds the square of its centroid.
import numpy as np


def kmeans_cost(X, labels, centroids):
    total = ((X - centroids[labels]) ** 2).sum()
    for j, c in enumerate(centroids):
        if not (labels == j).any():
            total = total + (c**2).sum()
    return total
