# hypot, coordinate after coordinate: never squares a large number.
import functools
import math


def euclidean_distance(a, b):
    return functools.reduce(math.hypot, (float(x) - float(y) for x, y in zip(a, b)), 0.0)
