"""Right ways to write `kmeans_plus_plus_init` beside the solution's: small changes of them are learners' mistakes."""

import numpy as np

from solutions.questions._shared import Array


def by_points(X: Array, k: int, rng: np.random.Generator) -> Array:
    """A list of points, and a column of squared distances for each of them."""
    n = len(X)
    centroids = [X[rng.integers(n)]]
    while len(centroids) < k:
        squares = np.array([np.sum((X - centroid) ** 2.0, axis=1) for centroid in centroids])
        nearest = np.min(squares, axis=0)
        chances = nearest / np.sum(nearest)
        centroids.append(X[rng.choice(n, p=chances)])
    return np.array(centroids, dtype=float)


def by_smallest_so_far(X: Array, k: int, rng: np.random.Generator) -> Array:
    """The smallest squared distance of each point so far."""
    X = X.astype(float)
    centroids = np.zeros((k, X.shape[1]))
    centroids[0] = X[rng.integers(len(X))]
    nearest = np.sum((X - centroids[0]) ** 2, axis=1)
    for j in range(1, k):
        chances = nearest / nearest.sum()
        centroids[j] = X[rng.choice(len(X), p=chances)]
        distances = np.sum((X - centroids[j]) ** 2, axis=1)
        nearest = np.minimum(nearest, distances)
    return centroids


STYLES = (by_points, by_smallest_so_far)
