# An empty cluster is named 10, as no digit is.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, 10)
    for c in np.unique(labels):
        names[c] = np.bincount(digits[labels == c]).argmax()
    return names
