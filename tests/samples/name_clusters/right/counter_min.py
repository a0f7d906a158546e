# Counter, and the smallest of the most common.
from collections import Counter

import numpy as np


def name_clusters(labels, digits, k):
    names = []
    for c in range(k):
        votes = Counter(d for l, d in zip(labels.tolist(), digits.tolist()) if l == c)
        most = max(votes.values(), default=0)
        names.append(min((d for d in votes if votes[d] == most), default=-1))
    return np.array(names)
