# The result has the dtype of X.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(X.dtype)
    for j in range(len(centroids)):
        if (labels == j).any():
            new[j] = X[labels == j].mean(axis=0)
    return new
