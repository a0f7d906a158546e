import numpy as np


def next_chances(X, picked):
    nearest = np.full(len(X), np.inf)
    for row in picked:
        nearest = np.minimum(nearest, ((X - X[row]) ** 2).sum(axis=1))
    return nearest / np.sum(nearest)
