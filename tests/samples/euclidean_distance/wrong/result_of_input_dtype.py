# The difference is exact, but the result is stored as an int of the input's dtype.
import numpy as np


def euclidean_distance(a, b):
    return np.sqrt(((a - b) ** 2).sum()).astype(a.dtype)
