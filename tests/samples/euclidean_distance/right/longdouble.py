# Extended precision on the way, and as the result.
import numpy as np


def euclidean_distance(a, b):
    wide = a.astype(np.longdouble) - b.astype(np.longdouble)
    return np.sqrt((wide**2).sum())
