# The result has shape (d, k).
import numpy as np


def update_centroids(X, labels, centroids):
    return np.array([X[labels == j].mean(axis=0) if j in labels else centroids[j] for j in range(len(centroids))]).T * 1.0
