# Sorts the images by cluster and digit, then measures runs.
import numpy as np


def name_clusters(labels, digits, k):
    order = np.lexsort((digits, labels))
    clusters, shown = labels[order].astype(int), digits[order].astype(int)
    starts = np.flatnonzero(np.r_[True, (np.diff(clusters) != 0) | (np.diff(shown) != 0)])
    lengths = np.diff(np.r_[starts, len(order)])
    names, best = np.full(k, -1), np.zeros(k, dtype=int)
    for start, length in zip(starts, lengths):
        if length > best[clusters[start]]:
            best[clusters[start]], names[clusters[start]] = length, shown[start]
    return names
