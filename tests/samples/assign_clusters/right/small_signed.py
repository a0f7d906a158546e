# int8 where k allows it, else int16.
import numpy as np


def assign_clusters(X, centroids):
    dtype = np.int8 if len(centroids) <= 128 else np.int16
    return np.abs(((X[:, None] - centroids) ** 2).sum(-1)).argmin(1).astype(dtype)
