# A loop over the clusters and np.bincount.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.empty(k, dtype=int)
    for c in range(k):
        members = digits[labels == c]
        names[c] = np.argmax(np.bincount(members)) if members.size else -1
    return names
