# Differences cancel before the square.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.sum(np.sum(X - centroids[labels], axis=1) ** 2)
