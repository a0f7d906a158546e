# Takes absolute values before the difference.
import numpy as np


def euclidean_distance(a, b):
    return np.linalg.norm(np.abs(a) - np.abs(b))
