import numpy as np
from scipy.spatial.distance import cdist


def tied_centroids(point, centroids):
    squares = cdist([point], centroids, 'sqeuclidean')[0]
    return np.argwhere(squares == squares.min())[:, 0]
