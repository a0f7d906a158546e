# Squares in int16, where whole numbers overflow.
import numpy as np


def euclidean_distance(a, b):
    difference = a - b
    if difference.dtype.kind == "i":
        difference = difference.astype(np.int16)
    return np.sqrt((difference**2).sum())
