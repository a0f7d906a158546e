# The root of each square: an array of shape (d,).
import numpy as np


def euclidean_distance(a, b):
    return np.sqrt(np.square(a - b))
