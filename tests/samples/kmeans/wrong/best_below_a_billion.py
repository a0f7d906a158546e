# Looks for a distance below a billion.
import numpy as np


def nearest(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    best = np.full(len(X), 1e9)
    for j, c in enumerate(centroids):
        distances = np.linalg.norm(X - c, axis=1)
        labels = np.where(distances < best, j, labels)
        best = np.minimum(distances, best)
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
