# The factor is on the wrong side.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return 2 * np.sum((X - centroids[labels]) ** 2)
