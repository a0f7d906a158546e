# The norm of order 3.
import numpy as np


def assign_clusters(X, centroids):
    return np.argmin(np.linalg.norm(X[:, None] - centroids, ord=3, axis=2), axis=1)
