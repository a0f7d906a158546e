# -1 has no place in uint8.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1, dtype=digits.dtype)
    for c in np.unique(labels):
        names[c] = np.bincount(digits[labels == c]).argmax()
    return names
