# Names of the clusters that occur, pushed together, then -1.
import numpy as np


def name_clusters(labels, digits, k):
    names = [np.bincount(digits[labels == c]).argmax() for c in np.unique(labels)]
    return np.array(names + [-1] * (k - len(names)))
