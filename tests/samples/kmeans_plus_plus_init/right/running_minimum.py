import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    centroids = np.empty((k, X.shape[1]))
    centroids[0] = X[rng.integers(0, X.shape[0])]
    nearest = ((X - centroids[0]) ** 2).sum(axis=1)
    for j in range(1, k):
        centroids[j] = X[rng.choice(X.shape[0], p=nearest / nearest.sum())]
        nearest = np.minimum(nearest, ((X - centroids[j]) ** 2).sum(axis=1))
    return centroids
