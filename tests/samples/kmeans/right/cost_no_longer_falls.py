# Stops when J no longer falls.
import numpy as np


def kmeans(X, initial_centroids, max_iter=100):
    centroids = initial_centroids.copy().astype(float)
    costs = [np.inf]
    for _ in range(max_iter):
        labels = np.linalg.norm(X[:, None] - centroids, axis=2).argmin(axis=1)
        for j in range(len(centroids)):
            if np.isin(j, labels):
                centroids[j] = X[labels == j].mean(axis=0)
        costs.append(float(np.sum((X - centroids[labels]) ** 2)))
        if not costs[-1] < costs[-2]:
            break
    return centroids, np.linalg.norm(X[:, None] - centroids, axis=2).argmin(axis=1), costs[1:]
