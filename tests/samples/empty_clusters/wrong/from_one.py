import numpy as np


def empty_clusters(labels, k):
    return np.setdiff1d(np.arange(1, k + 1), labels)
