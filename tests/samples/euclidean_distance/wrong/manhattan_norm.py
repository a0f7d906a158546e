# The norm of order 1.
import numpy as np


def euclidean_distance(a, b):
    return np.linalg.norm(a - b, ord=1)
