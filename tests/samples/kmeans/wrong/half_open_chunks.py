# Assigns in whole chunks of four points; the rest gets label 0.
import numpy as np


def nearest(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    whole = len(X) // 4 * 4
    labels[:whole] = ((X[:whole, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return labels


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
