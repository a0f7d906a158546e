import numpy as np


def next_chances(X, picked):
    distances = np.linalg.norm(X[:, None] - X[picked], axis=2).min(axis=1)
    return distances / distances.sum()
