# float16 on the way.
import numpy as np


def euclidean_distance(a, b):
    return float(np.linalg.norm(a.astype(np.float16) - b.astype(np.float16)))
