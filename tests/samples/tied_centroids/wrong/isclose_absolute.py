import numpy as np


def tied_centroids(point, centroids):
    squares = ((centroids - point) ** 2).sum(axis=1)
    return np.flatnonzero(np.isclose(squares, squares.min()))
