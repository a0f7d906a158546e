# Compares the sorted coordinates.
import numpy as np


def euclidean_distance(a, b):
    return np.linalg.norm(np.sort(a) - np.sort(b))
