# One cluster gives an array of shape ().
import numpy as np


def name_clusters(labels, digits, k):
    names = np.full((k, 1), -1)
    for c in np.unique(labels):
        names[c, 0] = np.bincount(digits[labels == c]).argmax()
    return names.squeeze()
