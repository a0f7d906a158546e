# Distances by SciPy, history as a tuple.
import numpy as np
from scipy.spatial.distance import cdist


def kmeans(X, initial_centroids, max_iter=100):
    centroids, history = np.array(initial_centroids, dtype=float), ()
    for _ in range(max_iter):
        labels = cdist(X, centroids).argmin(axis=1)
        old = centroids.copy()
        for j in set(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        history += (((X - centroids[labels]) ** 2).sum(),)
        if (old == centroids).all():
            break
    return centroids, cdist(X, centroids).argmin(axis=1), history
