# Nine random starts more, and the best J of all ten.
import numpy as np


def once(X, centroids, max_iter):
    history = []
    for _ in range(max_iter):
        labels = ((X[:, None] - centroids) ** 2).sum(2).argmin(1)
        old = centroids.copy()
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(0)
        history.append(((X - centroids[labels]) ** 2).sum())
        if (old == centroids).all():
            break
    return centroids, ((X[:, None] - centroids) ** 2).sum(2).argmin(1), history


def kmeans(X, initial_centroids, max_iter=100):
    rng = np.random.default_rng(1)
    k = len(initial_centroids)
    starts = [initial_centroids] + [X[rng.integers(len(X), size=k)] for _ in range(9)]
    return min((once(X, start.astype(float), max_iter) for start in starts), key=lambda run: run[2][-1])
