import numpy as np


def empty_clusters(labels, k):
    return np.array([c for c in range(k) if c not in labels])
