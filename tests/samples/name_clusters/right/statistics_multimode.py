# The statistics module, and the smallest of several modes.
import statistics

import numpy as np


def name_clusters(labels, digits, k):
    names = np.zeros(k, dtype=int) - 1
    for c in set(labels.tolist()):
        names[c] = min(statistics.multimode(digits[labels == c].tolist()))
    return names
