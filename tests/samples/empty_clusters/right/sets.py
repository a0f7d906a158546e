import numpy as np


def empty_clusters(labels, k):
    return np.array(sorted(set(range(k)) - set(labels.tolist())), dtype=np.int64)
