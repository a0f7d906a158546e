# Always max_iter iterations; what follows the end repeats the last J.
import numpy as np


def kmeans(X, initial_centroids, max_iter=100):
    centroids = np.array(initial_centroids, dtype=float)
    history = np.empty(max_iter)
    for t in range(max_iter):
        labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        history[t] = ((X - centroids[labels]) ** 2).sum()
    return centroids, ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1), history
