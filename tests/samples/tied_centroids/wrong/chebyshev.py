import numpy as np


def tied_centroids(point, centroids):
    sums = np.abs(centroids - point).max(axis=1)
    return np.flatnonzero(sums == sums.min())
