import numpy as np


def tied_centroids(point, centroids):
    centroids -= point
    squares = (centroids**2).sum(axis=1)
    return np.flatnonzero(squares == squares.min())
