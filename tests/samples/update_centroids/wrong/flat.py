# The result has shape (k d,).
import numpy as np


def update_centroids(X, labels, centroids):
    return np.concatenate([X[labels == j].mean(axis=0) if j in labels else centroids[j] for j in range(len(centroids))])
