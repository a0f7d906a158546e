# Each iteration calls the next one.
import numpy as np


def kmeans(X, initial_centroids, max_iter=100):
    start = np.asarray(initial_centroids, dtype=float)
    labels = np.array([np.argmin(np.linalg.norm(start - x, axis=1)) for x in X])
    if max_iter == 0:
        return start.copy(), labels, []
    centroids = start.copy()
    for j in range(len(start)):
        if np.any(labels == j):
            centroids[j] = np.mean(X[labels == j], axis=0)
    cost = np.sum((X - centroids[labels]) ** 2)
    if np.array_equal(centroids, start):
        return centroids, labels, [cost]
    final, final_labels, rest = kmeans(X, centroids, max_iter - 1)
    return final, final_labels, [cost] + rest
