# Writes the difference into b.
import numpy as np


def euclidean_distance(a, b):
    np.subtract(a, b, out=b, casting="unsafe")
    return float(np.sqrt((b.astype(float) ** 2).sum()))
