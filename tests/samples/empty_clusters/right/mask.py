import numpy as np


def empty_clusters(labels, k):
    empty = np.ones(k, dtype=bool)
    empty[labels] = False
    return np.where(empty)[0]
