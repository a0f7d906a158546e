# The first hundred images only.
import numpy as np


def name_clusters(labels, digits, k):
    labels, digits = labels[:100], digits[:100]
    names = np.full(k, -1)
    for c in np.unique(labels):
        names[c] = np.bincount(digits[labels == c]).argmax()
    return names
