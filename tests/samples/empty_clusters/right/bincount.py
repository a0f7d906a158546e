import numpy as np


def empty_clusters(labels, k):
    return np.flatnonzero(np.bincount(labels, minlength=k) == 0)
