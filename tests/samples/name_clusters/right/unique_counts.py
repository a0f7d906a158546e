# np.unique with counts, cluster by cluster.
import numpy as np


def name_clusters(labels, digits, k):
    def vote(members):
        if len(members) == 0:
            return -1
        values, counts = np.unique(members, return_counts=True)
        return values[counts.argmax()]

    return np.array([vote(digits[labels == c]) for c in range(k)], dtype=np.int64)
