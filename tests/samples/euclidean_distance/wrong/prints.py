# Prints the distance and returns nothing.
import numpy as np


def euclidean_distance(a, b):
    print(np.linalg.norm(a - b))
