# -1 becomes 255 in uint8.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.zeros(k, dtype=digits.dtype) - 1
    for c in np.unique(labels):
        names[c] = np.bincount(digits[labels == c]).argmax()
    return names.astype(int)
