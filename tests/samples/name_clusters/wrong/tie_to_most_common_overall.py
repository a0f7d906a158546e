# A tie goes to the digit that is more common on the whole.
import numpy as np


def name_clusters(labels, digits, k):
    overall = np.bincount(digits, minlength=10)
    names = np.full(k, -1)
    for c in range(k):
        votes = np.bincount(digits[labels == c], minlength=10)
        if votes.any():
            names[c] = np.lexsort((-overall, -votes))[0]
    return names
