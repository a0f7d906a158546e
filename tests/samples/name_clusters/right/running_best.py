# A plain loop that keeps the best so far, with a strict comparison.
import numpy as np


def name_clusters(labels, digits, k):
    names, best = [-1] * k, [0] * k
    for digit in range(10):
        for cluster in range(k):
            count = 0
            for i in range(len(labels)):
                if labels[i] == cluster and digits[i] == digit:
                    count += 1
            if count > best[cluster]:
                names[cluster], best[cluster] = digit, count
    return np.array(names, dtype=np.int16)
