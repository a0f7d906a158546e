# np.mean over points and coordinates.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.mean((X - centroids[labels]) ** 2)
