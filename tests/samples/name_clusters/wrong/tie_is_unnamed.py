# A tie leaves the cluster without a name.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in range(k):
        votes = np.bincount(digits[labels == c], minlength=10)
        if np.sum(votes == votes.max()) == 1:
            names[c] = votes.argmax()
    return names
