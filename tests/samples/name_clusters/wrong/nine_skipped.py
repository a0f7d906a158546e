# Digits up to 8.
import numpy as np


def name_clusters(labels, digits, k):
    names, best = np.full(k, -1), np.zeros(k)
    for digit in range(9):
        for c in range(k):
            count = np.sum((labels == c) & (digits == digit))
            if count > best[c]:
                names[c], best[c] = digit, count
    return names
