# Equal points count once.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in set(labels):
        distinct = list({tuple(x) for x, label in zip(X, labels) if label == j})
        new[j] = np.mean(distinct, axis=0)
    return new
