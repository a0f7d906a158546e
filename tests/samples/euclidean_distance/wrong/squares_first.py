# The difference of squares, made positive.
import numpy as np


def euclidean_distance(a, b):
    return np.sqrt(abs(np.sum(a**2 - b**2)))
