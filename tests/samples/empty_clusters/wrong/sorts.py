import numpy as np


def empty_clusters(labels, k):
    labels.sort()
    return np.setdiff1d(np.arange(k), labels)
