# Reads the memory of the arrays, past their strides.
import numpy as np


def name_clusters(labels, digits, k):
    shown = np.lib.stride_tricks.as_strided(digits, digits.shape, (digits.itemsize,))
    names = np.full(k, -1)
    for c in np.unique(labels):
        names[c] = np.bincount(shown[labels == c]).argmax()
    return names
