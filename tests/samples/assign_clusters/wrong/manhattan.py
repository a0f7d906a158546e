# Absolute differences.
import numpy as np


def assign_clusters(X, centroids):
    return np.array([np.argmin([np.sum(abs(x - c)) for c in centroids]) for x in X])
