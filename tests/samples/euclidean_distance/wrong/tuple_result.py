# The distance together with its square.
import numpy as np


def euclidean_distance(a, b):
    squared = ((a - b) ** 2).sum()
    return np.sqrt(squared), squared
