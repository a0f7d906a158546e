# Floats, with nan for an empty cluster.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, np.nan)
    for c in np.unique(labels):
        names[c] = np.bincount(digits[labels == c]).argmax()
    return names
