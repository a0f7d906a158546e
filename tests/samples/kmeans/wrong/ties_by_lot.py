# Ties are drawn by lot.
import numpy as np

lot = np.random.default_rng(1)


def nearest(X, centroids):
    squares = ((X[:, None] - centroids) ** 2).sum(axis=2)
    tied = squares == squares.min(axis=1, keepdims=True)
    return (tied * lot.random(tied.shape)).argmax(axis=1)


def means(X, labels, centroids):
    new = centroids.copy()
    for j in range(len(new)):
        if np.any(labels == j):
            new[j] = X[labels == j].mean(axis=0)
    return new


def cost(X, labels, centroids):
    return float(((X - centroids[labels]) ** 2).sum())


def kmeans(X, initial_centroids, max_iter=100):
    centroids = np.array(initial_centroids, dtype=float)
    history = []
    for _ in range(max_iter):
        labels = nearest(X, centroids)
        new = means(X, labels, centroids)
        history.append(cost(X, labels, new))
        if np.array_equal(new, centroids):
            break
        centroids = new
    centroids = new
    return centroids, nearest(X, centroids), history
