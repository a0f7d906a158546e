# The flattened difference times itself.
import numpy as np


def kmeans_cost(X, labels, centroids):
    difference = np.asarray(X - centroids[labels], dtype=float).ravel()
    return np.vdot(difference, difference)
