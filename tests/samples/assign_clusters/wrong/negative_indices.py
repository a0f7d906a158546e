# Counts from the end: -k to -1 name the same centroids.
import numpy as np


def assign_clusters(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(2).argmin(1) - len(centroids)
