import numpy as np


def tied_centroids(point, centroids):
    centroids = np.unique(centroids, axis=0)
    squares = ((centroids - point) ** 2).sum(axis=1)
    return np.flatnonzero(squares == squares.min())
