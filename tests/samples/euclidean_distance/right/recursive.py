# The first coordinate, and the distance of the rest.
import numpy as np


def euclidean_distance(a, b):
    if a.size == 1:
        return np.abs(a[0] - b[0])
    return np.hypot(a[0] - b[0], euclidean_distance(a[1:], b[1:]))
