# Fills the array that was handed in.
import numpy as np


def update_centroids(X, labels, centroids):
    for j in range(len(centroids)):
        if np.any(labels == j):
            centroids[j] = X[labels == j].mean(axis=0)
    return centroids
