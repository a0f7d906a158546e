import itertools

import numpy as np


def empty_clusters(labels, k):
    u = np.unique(labels)
    out = [int(a) + 1 for a, b in itertools.pairwise(u) if b - a > 1]
    return np.array(out + list(range(int(u[-1]) + 1, k)), dtype=int)
