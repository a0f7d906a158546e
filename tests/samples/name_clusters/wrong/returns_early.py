# return stands inside the loop.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in range(k):
        members = digits[labels == c]
        if len(members):
            names[c] = np.bincount(members).argmax()
        return names
