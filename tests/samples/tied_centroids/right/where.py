import numpy as np


def tied_centroids(point, centroids):
    squares = ((centroids - point) ** 2).sum(axis=1)
    return np.where(squares == np.min(squares))[0]
