# Marks the labels that are done.
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full(k, -1)
    for c in range(k):
        members = labels == c
        if members.any():
            names[c] = np.bincount(digits[members]).argmax()
            labels[members] = k + 1
    return names
