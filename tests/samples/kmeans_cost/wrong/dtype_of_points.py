# Centroids in the dtype of X, which cuts them where X is whole.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return ((X - centroids.astype(X.dtype)[labels]) ** 2).sum()
