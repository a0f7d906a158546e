import numpy as np


def tied_centroids(point, centroids):
    d = np.sqrt(((centroids - point) ** 2).sum(1))
    return np.flatnonzero(d == d.min())
