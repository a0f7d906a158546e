# The mean digit, rounded.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in np.unique(labels):
        names[c] = round(digits[labels == c].mean())
    return names
