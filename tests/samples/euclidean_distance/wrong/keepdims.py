# The sum keeps its dimension, so the result has shape (1,).
import numpy as np


def euclidean_distance(a, b):
    return np.sqrt(np.sum((a - b) ** 2, keepdims=True))
