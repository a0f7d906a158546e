# A cluster with one member counts as empty.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in range(k):
        members = digits[labels == c]
        if len(members) > 1:
            names[c] = np.bincount(members).argmax()
    return names
