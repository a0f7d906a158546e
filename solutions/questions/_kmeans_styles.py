"""Right ways to write `kmeans` beside the solution's: small changes of them are the mistakes of learners."""

import numpy as np

from solutions.questions._shared import Array


def by_labels(X: Array, initial_centroids: Array, max_iter: int = 100) -> tuple[Array, Array, list[float]]:
    """Three helpers, and a stop when no label changes."""
    centroids = initial_centroids.astype(float)
    labels = _nearest(X, centroids)
    history = []
    for _ in range(max_iter):
        centroids = _means(X, labels, centroids)
        history.append(_cost(X, labels, centroids))
        new_labels = _nearest(X, centroids)
        if np.array_equal(new_labels, labels):
            break
        labels = new_labels
    labels = _nearest(X, centroids)
    return centroids, labels, history


def in_one_piece(X: Array, initial_centroids: Array, max_iter: int = 100) -> tuple[Array, Array, list[float]]:
    """No helpers, a while loop, and a stop when no centroid moves."""
    centroids = np.array(initial_centroids, dtype=float)
    k = len(centroids)
    history = []
    iteration = 0
    while iteration < max_iter:
        distances = np.sqrt(((X[:, np.newaxis] - centroids) ** 2).sum(axis=2))
        labels = np.argmin(distances, axis=1)
        new_centroids = centroids.copy()
        for j in range(k):
            if np.any(labels == j):
                new_centroids[j] = X[labels == j].mean(axis=0)
        history.append(np.sum((X - new_centroids[labels]) ** 2))
        moved = np.any(new_centroids != centroids)
        centroids = new_centroids
        iteration += 1
        if not moved:
            break
    labels = np.argmin(((X[:, np.newaxis] - centroids) ** 2).sum(axis=2), axis=1)
    return centroids, labels, history


def _nearest(X: Array, centroids: Array) -> Array:
    distances = np.zeros((len(X), len(centroids)))
    for j in range(len(centroids)):
        distances[:, j] = np.linalg.norm(X - centroids[j], axis=1)
    return np.argmin(distances, axis=1)


def _means(X: Array, labels: Array, centroids: Array) -> Array:
    new = np.zeros(centroids.shape)
    for j in range(len(centroids)):
        members = X[labels == j]
        if len(members) > 0:
            new[j] = members.mean(axis=0)
        else:
            new[j] = centroids[j]
    return new


def _cost(X: Array, labels: Array, centroids: Array) -> float:
    total = 0.0
    for j in range(len(centroids)):
        total += np.sum((X[labels == j] - centroids[j]) ** 2)
    return total


STYLES = (by_labels, in_one_piece)
