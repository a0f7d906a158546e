# The difference times itself, and a Python float.
import numpy as np


def euclidean_distance(a, b):
    d = np.subtract(a, b, dtype=float)
    return float(d @ d) ** 0.5
