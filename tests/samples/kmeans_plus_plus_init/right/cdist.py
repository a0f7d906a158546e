import numpy as np
from scipy.spatial.distance import cdist


def kmeans_plus_plus_init(X, k, rng):
    centroids = X[[rng.integers(len(X))]].astype(float)
    while len(centroids) < k:
        squares = cdist(X, centroids).min(axis=1) ** 2
        centroids = np.vstack([centroids, X[rng.choice(len(X), p=squares / squares.sum())]])
    return centroids
