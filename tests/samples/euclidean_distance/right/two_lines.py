# The formula as the lesson states it.
import numpy as np


def euclidean_distance(a, b):
    difference = a - b
    return np.sqrt(np.sum(difference**2))
