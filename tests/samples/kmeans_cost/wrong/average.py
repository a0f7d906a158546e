# np.mean over the points.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return np.mean(np.linalg.norm(X - centroids[labels], axis=1) ** 2)
