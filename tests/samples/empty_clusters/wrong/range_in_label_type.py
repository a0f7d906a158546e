import numpy as np


def empty_clusters(labels, k):
    return np.setdiff1d(np.arange(k).astype(labels.dtype), labels)
