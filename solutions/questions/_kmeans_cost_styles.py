"""Right ways to write `kmeans_cost` beside the solution's: small changes of them are the mistakes of learners."""

import numpy as np

from solutions.questions._shared import Array


def by_points(X: Array, labels: Array, centroids: Array) -> float:
    """A running total over the points."""
    total = 0.0
    for i in range(len(X)):
        total += np.sum((X[i] - centroids[labels[i]]) ** 2)
    return total


def by_clusters(X: Array, labels: Array, centroids: Array) -> float:
    """A running total over the clusters."""
    total = 0.0
    for j in range(len(centroids)):
        members = X[labels == j]
        if len(members) > 0:
            total += np.sum(np.sum((members - centroids[j]) ** 2, axis=1))
    return total


def by_rows(X: Array, labels: Array, centroids: Array) -> float:
    """The squared distance of each point, then their sum."""
    squared_distances = ((X - centroids[labels]) ** 2).sum(axis=1)
    return squared_distances.sum()


def by_distances(X: Array, labels: Array, centroids: Array) -> float:
    """Each point's distance, then the sum of their squares."""
    distances = []
    for point, label in zip(X, labels, strict=True):
        distance = np.sqrt(np.sum((point - centroids[label]) ** 2))
        distances.append(distance)
    return sum(distance**2 for distance in distances)


def by_norms(X: Array, labels: Array, centroids: Array) -> float:
    """The norms of all rows at once."""
    distances = np.linalg.norm(X - centroids[labels], axis=1)
    return float(np.sum(distances**2))


def by_numbers(X: Array, labels: Array, centroids: Array) -> float:
    """Every number by itself."""
    total = 0.0
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            total += (X[i, j] - centroids[labels[i], j]) ** 2
    return total


STYLES = (by_points, by_clusters, by_rows, by_distances, by_norms, by_numbers)
