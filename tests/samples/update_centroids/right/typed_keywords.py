# Typed, with an extra keyword, over the labels that occur.
import numpy as np


def update_centroids(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray, *, weight: float = 1.0) -> np.ndarray:
    """Return the means, and the old centroids of empty clusters."""
    new = 1.0 * centroids
    for label in np.flatnonzero(np.bincount(labels)):
        group = weight * X.compress(labels == label, axis=0)
        new[label] = group.sum(axis=0) / (weight * len(group))
    return new
