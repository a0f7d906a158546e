import numpy as np


def next_chances(X, picked):
    table = np.array([np.sum((X - X[i]) ** 2, axis=1, dtype=float) for i in picked])
    least = np.amin(table, axis=0)
    return least / (least.mean() * len(X))
