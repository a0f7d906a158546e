# The Frobenius norm, not squared.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.linalg.norm(X - centroids[labels])
