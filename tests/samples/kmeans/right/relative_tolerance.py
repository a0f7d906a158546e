# Stops when the centroids move by less than a billionth of the spread.
import numpy as np


def kmeans(X, initial_centroids, max_iter=100):
    centroids = np.asarray(initial_centroids).astype(float)
    limit = 1e-9 * np.std(X)
    history = []
    for _ in range(max_iter):
        labels = np.array([((x - centroids) ** 2).sum(axis=1).argmin() for x in X])
        new = centroids.copy()
        for j in range(len(new)):
            if (labels == j).sum() != 0:
                new[j] = np.average(X[labels == j], axis=0)
        history.append(((X - new[labels]) ** 2).sum())
        step = np.linalg.norm(new - centroids)
        centroids = new
        if step <= limit:
            break
    return centroids, np.array([((x - centroids) ** 2).sum(axis=1).argmin() for x in X]), history
