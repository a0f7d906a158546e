# The largest dot product.
import numpy as np


def assign_clusters(X, centroids):
    return (X @ centroids.T).argmax(axis=1)
