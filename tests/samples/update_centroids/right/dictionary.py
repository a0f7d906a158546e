# Groups in a dictionary, and sums by columns with fsum.
import math
from collections import defaultdict

import numpy as np


def update_centroids(X, labels, centroids):
    members = defaultdict(list)
    for x, label in zip(X.tolist(), labels.tolist()):
        members[label].append(x)
    rows = []
    for j, old in enumerate(centroids.tolist()):
        group = members.get(j)
        rows.append([math.fsum(c) / len(group) for c in zip(*group)] if group else old)
    return np.array(rows, dtype=float)
