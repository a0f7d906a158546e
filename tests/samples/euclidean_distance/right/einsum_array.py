# An einsum, which gives an array of no dimensions.
import numpy as np


def euclidean_distance(a, b):
    difference = np.asarray(a, dtype=float) - b
    return np.asarray(np.sqrt(np.einsum("i,i", difference, difference)))
