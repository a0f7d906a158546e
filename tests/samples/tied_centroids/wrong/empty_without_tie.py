import numpy as np


def tied_centroids(point, centroids):
    squares = ((centroids - point) ** 2).sum(axis=1)
    found = np.flatnonzero(squares == squares.min())
    return found if len(found) > 1 else found[:0]
