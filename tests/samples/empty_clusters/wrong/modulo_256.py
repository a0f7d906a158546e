import numpy as np


def empty_clusters(labels, k):
    seen = np.zeros(256, bool)
    seen[labels % 256] = True
    return np.array([c for c in range(k) if not seen[c % 256]], dtype=int)
