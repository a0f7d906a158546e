# Distances without squares.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return sum(np.linalg.norm(x - centroids[label]) for x, label in zip(X, labels))
