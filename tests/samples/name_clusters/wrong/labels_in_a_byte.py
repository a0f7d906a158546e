# Clusters past 255 wrap round.
import numpy as np


def name_clusters(labels, digits, k):
    small = labels.astype(np.uint8)
    names = np.full(k, -1)
    for c in np.unique(labels):
        names[c] = np.bincount(digits[small == c % 256]).argmax()
    return names
