# An exact sum of squares.
import math


def euclidean_distance(a, b):
    return math.sqrt(math.fsum((float(x) - float(y)) ** 2 for x, y in zip(a, b)))
