# Calls points equal that are merely close.
import numpy as np


def euclidean_distance(a, b):
    return 0.0 if np.allclose(a, b) else float(np.linalg.norm(a - b))
