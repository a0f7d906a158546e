import numpy as np


def empty_clusters(labels, k):
    return np.delete(np.arange(k), np.unique(labels))
