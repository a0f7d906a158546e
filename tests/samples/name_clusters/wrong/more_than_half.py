# A name only where more than half agree.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in np.unique(labels):
        votes = np.bincount(digits[labels == c])
        if 2 * votes.max() > votes.sum():
            names[c] = votes.argmax()
    return names
