# A running mean, point by point.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(np.float64)
    seen = [0] * len(new)
    for x, label in zip(X, labels):
        seen[label] += 1
        step = x - new[label] if seen[label] > 1 else x - 0.0
        new[label] = new[label] + step / seen[label] if seen[label] > 1 else step
    return new
