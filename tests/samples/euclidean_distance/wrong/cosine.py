# One minus the cosine of the angle.
import numpy as np


def euclidean_distance(a, b):
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return 1 - a @ b / lengths if lengths else 0.0
