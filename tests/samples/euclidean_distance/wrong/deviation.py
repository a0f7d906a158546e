# The standard deviation of the differences times the root of d.
import numpy as np


def euclidean_distance(a, b):
    return np.std(a - b) * np.sqrt(len(a))
