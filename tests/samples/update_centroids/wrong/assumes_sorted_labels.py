# Splits where the label changes, as if equal labels stood together.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    starts = np.flatnonzero(np.diff(labels)) + 1
    for part, group in zip(np.split(labels, starts), np.split(X, starts)):
        new[part[0]] = group.mean(axis=0)
    return new
