import numpy as np


def empty_clusters(labels, k):
    if k == 0:
        return np.empty(0, dtype=int)
    rest = empty_clusters(labels, k - 1)
    return rest if (k - 1) in labels else np.append(rest, k - 1)
