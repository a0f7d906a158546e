# Sorts the labels, and the points with them, in place.
import numpy as np


def update_centroids(X, labels, centroids):
    order = np.argsort(labels, kind="stable")
    X[:] = X[order]
    labels[:] = labels[order]
    new = centroids.astype(float)
    for j in np.unique(labels):
        new[j] = X[labels == j].mean(axis=0)
    return new
