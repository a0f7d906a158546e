import numpy as np


def tied_centroids(point, centroids):
    d = (centroids[:, 0] - point[0]) ** 2 + (centroids[:, 1 % len(point)] - point[1 % len(point)]) ** 2
    return np.flatnonzero(d == d.min())
