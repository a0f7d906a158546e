# A name of 0 is taken for no name.
import numpy as np


def name_clusters(labels, digits, k):
    names = []
    for c in range(k):
        members = digits[labels == c]
        name = np.bincount(members).argmax() if len(members) else None
        names.append(name or -1)
    return np.array(names)
