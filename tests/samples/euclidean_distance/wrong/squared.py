# The root is forgotten.
import numpy as np


def euclidean_distance(a, b):
    difference = a - b
    return np.dot(difference, difference)
