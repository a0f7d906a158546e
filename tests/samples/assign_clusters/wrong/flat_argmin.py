# One argmin over the whole table.
import numpy as np


def assign_clusters(X, centroids):
    return np.full(len(X), np.argmin(((X[:, None] - centroids) ** 2).sum(2)))
