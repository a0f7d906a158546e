# A list, not an array.
import numpy as np


def name_clusters(labels, digits, k):
    names = []
    for c in range(k):
        members = digits[labels == c]
        names.append(int(np.bincount(members).argmax()) if len(members) else -1)
    return names
