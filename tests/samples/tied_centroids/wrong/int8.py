import numpy as np


def tied_centroids(point, centroids):
    d = ((centroids - point) ** 2).sum(1)
    return np.flatnonzero(d == d.min()).astype(np.int8)
