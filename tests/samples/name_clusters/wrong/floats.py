# np.zeros gives floats.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.zeros(k) - 1
    for c in np.unique(labels):
        names[c] = np.bincount(digits[labels == c]).argmax()
    return names
