# The table of distances takes the dtype of X, which cuts them where X is whole.
import numpy as np


def assign_clusters(X, centroids):
    table = np.zeros((len(X), len(centroids)), dtype=X.dtype)
    for j, c in enumerate(centroids):
        table[:, j] = np.linalg.norm(X - c, axis=1)
    return table.argmin(axis=1)
