# Rounds to six decimals, which loses tiny distances.
import numpy as np


def euclidean_distance(a, b):
    return round(float(np.linalg.norm(a - b)), 6)
