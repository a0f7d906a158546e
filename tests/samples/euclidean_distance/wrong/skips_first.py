# Starts with the second coordinate.
import math


def euclidean_distance(a, b):
    return math.sqrt(sum((a[i] - b[i]) ** 2 for i in range(1, len(a))))
