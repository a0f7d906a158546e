# Adds a small number to the distance, so that nobody divides by zero.
import numpy as np


def euclidean_distance(a, b):
    return np.linalg.norm(a - b) + 1e-12
