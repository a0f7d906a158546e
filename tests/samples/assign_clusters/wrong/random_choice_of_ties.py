# A tie is broken by a global random draw.
import numpy as np


def assign_clusters(X, centroids):
    squared = ((X[:, None] - centroids) ** 2).sum(2)
    noise = np.random.random(squared.shape)
    return np.lexsort((noise, squared), axis=1)[:, 0]
