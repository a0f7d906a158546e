# The position in np.unique's first array, not the digit there.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in np.unique(labels):
        values, counts = np.unique(digits[labels == c], return_counts=True)
        names[c] = counts.argmax()
    return names
