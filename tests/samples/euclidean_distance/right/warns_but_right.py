# Writes warnings and prints, and still returns the distance.
import warnings

import numpy as np


def euclidean_distance(a: np.ndarray, b: np.ndarray, p: int = 2) -> float:
    warnings.warn("deprecated")
    print("computing")
    return np.power(np.power(np.abs(a - b), p).sum(), 1 / p)
