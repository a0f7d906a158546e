# Sorts the points in place, so labels belong to other rows.
import numpy as np


def assign_clusters(X, centroids):
    X.sort(axis=0)
    return ((X[:, None] - centroids) ** 2).sum(2).argmin(1)
