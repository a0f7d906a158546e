# Equal points are handled first, and give a plain 0.
import numpy as np


def euclidean_distance(a, b):
    if np.array_equal(a, b):
        return 0
    return np.sqrt(((a - b) ** 2).sum())
