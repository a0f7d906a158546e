import numpy as np


def tied_centroids(point, centroids):
    offsets = centroids - point
    squares = np.einsum('kd,kd->k', offsets, offsets)
    return np.arange(len(centroids))[squares == squares.min()]
