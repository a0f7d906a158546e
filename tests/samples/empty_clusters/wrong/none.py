import numpy as np


def empty_clusters(labels, k):
    found = np.setdiff1d(np.arange(k), labels)
    return found if found.size else None
