# Sorts both points first, in place.
import numpy as np


def euclidean_distance(a, b):
    a.sort()
    b.sort()
    return np.linalg.norm(a - b)
