# Points in the dtype of the centroids, which cuts them where the centroids are whole.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return ((X.astype(centroids.dtype) - centroids[labels]) ** 2).sum()
