# Clusters are counted from 1.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in range(1, k + 1):
        members = digits[labels == c]
        if len(members):
            names[c - 1] = np.bincount(members).argmax()
    return names
