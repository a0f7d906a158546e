# A sign for the direction, as on a number line.
import numpy as np


def euclidean_distance(a, b):
    length = np.linalg.norm(a - b)
    return length if a[0] >= b[0] else -length
