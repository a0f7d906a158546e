# The median digit.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in np.unique(labels):
        names[c] = np.median(digits[labels == c])
    return names
