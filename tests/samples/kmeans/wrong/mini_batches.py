# Mini-batches: each centroid drifts to its points one at a time.
import numpy as np


def kmeans(X, initial_centroids, max_iter=100):
    centroids = np.array(initial_centroids, dtype=float)
    counts, history = np.zeros(len(centroids)), []
    for _ in range(max_iter):
        for x in X:
            j = ((centroids - x) ** 2).sum(axis=1).argmin()
            counts[j] += 1
            centroids[j] += (x - centroids[j]) / counts[j]
        squares = ((X[:, None] - centroids) ** 2).sum(axis=2)
        history.append(squares.min(axis=1).sum())
    return centroids, squares.argmin(axis=1), history
