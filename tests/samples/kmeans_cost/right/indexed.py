# The centroid of each point by indexing.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.sum((X - centroids[labels]) ** 2)
