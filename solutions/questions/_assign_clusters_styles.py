"""Right ways to write `assign_clusters` beside the solution's: small changes of them are the mistakes of learners."""

import numpy as np

from solutions.questions._shared import Array


def by_smallest_so_far(X: Array, centroids: Array) -> Array:
    """Two loops that remember the nearest so far."""
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        smallest = np.inf
        nearest = 0
        for j in range(len(centroids)):
            distance = np.sqrt(np.sum((X[i] - centroids[j]) ** 2))
            if distance < smallest:
                smallest = distance
                nearest = j
        labels[i] = nearest
    return labels


def by_lists(X: Array, centroids: Array) -> Array:
    """A list of distances for each point."""
    labels = []
    for point in X:
        distances = []
        for centroid in centroids:
            distances.append(np.sqrt(np.sum((point - centroid) ** 2)))  # noqa: PERF401 - as learners write it
        labels.append(np.argmin(distances))
    return np.array(labels)


def by_columns(X: Array, centroids: Array) -> Array:
    """A table of distances, column by column."""
    n, k = len(X), len(centroids)
    distances = np.zeros((n, k))
    for j in range(k):
        distances[:, j] = np.linalg.norm(X - centroids[j], axis=1)
    return np.argmin(distances, axis=1)


def by_expansion(X: Array, centroids: Array) -> Array:
    """The square of the difference, multiplied out."""
    products = X.astype(float) @ centroids.T.astype(float)
    squares = np.sum(X.astype(float) ** 2, axis=1)[:, np.newaxis] + np.sum(centroids.astype(float) ** 2, axis=1)
    return np.argmin(squares - 2 * products, axis=1)


STYLES = (by_smallest_so_far, by_lists, by_columns, by_expansion)
