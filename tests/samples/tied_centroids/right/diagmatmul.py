import numpy as np


def tied_centroids(point, centroids, keep=None):
    diff = np.subtract(centroids, point)
    d = np.diag(diff @ diff.T)
    return np.arange(len(centroids))[d == d.min()]
