import numpy as np


def empty_clusters(labels, k):
    return np.unique(labels).astype(int)
