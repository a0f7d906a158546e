# Divides by the number of clusters.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.sum((X - centroids[labels]) ** 2) / len(centroids)
