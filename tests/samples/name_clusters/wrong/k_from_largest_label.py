# As many names as the largest label asks for.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(labels.max() + 1, -1)
    for c in np.unique(labels):
        names[c] = np.bincount(digits[labels == c]).argmax()
    return names
