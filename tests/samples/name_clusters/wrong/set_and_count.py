# max over a set, whose order is not sorted: 8 stands before 1.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in range(k):
        members = digits[labels == c].tolist()
        if members:
            names[c] = max(set(members), key=members.count)
    return names
