# Sorts digits in place at the end.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in np.unique(labels):
        names[c] = np.bincount(digits[labels == c]).argmax()
    digits.sort()
    return names
