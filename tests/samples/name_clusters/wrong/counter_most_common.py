# Counter gives the first of equals in the order of the members.
from collections import Counter

import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in range(k):
        votes = Counter(digits[labels == c].tolist())
        if votes:
            names[c] = votes.most_common(1)[0][0]
    return names
