import numpy as np


def next_chances(X, picked):
    sums = np.abs(X[:, None] - X[picked]).sum(axis=2).min(axis=1) ** 2
    return sums / sums.sum()
