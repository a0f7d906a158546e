# A row of shape (1, n).
import numpy as np


def assign_clusters(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(2).argmin(1)[np.newaxis]
