# One cost for each cluster.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.array([((X[labels == j] - c) ** 2).sum() for j, c in enumerate(centroids)])
