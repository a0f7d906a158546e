import numpy as np


def tied_centroids(point, centroids):
    d = ((centroids.astype(np.float32) - point.astype(np.float32)) ** 2).sum(1)
    return np.flatnonzero(d == d.min())
