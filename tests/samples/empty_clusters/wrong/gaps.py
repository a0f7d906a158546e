import numpy as np


def empty_clusters(labels, k):
    ordered = np.unique(labels)
    gaps = [c for a, b in zip(ordered[:-1], ordered[1:]) for c in range(a + 1, b)]
    return np.array(gaps, dtype=int)
