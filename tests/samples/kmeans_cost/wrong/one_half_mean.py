# 1/(2n), as in linear regression.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.sum((X - centroids[labels]) ** 2) / (2 * len(X))
