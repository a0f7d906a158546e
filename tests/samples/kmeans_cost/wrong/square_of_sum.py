# Squares the sum of the distances.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.linalg.norm(X - centroids[labels], axis=1).sum() ** 2
