import numpy as np


def empty_clusters(labels, k):
    return k - len(np.unique(labels))
