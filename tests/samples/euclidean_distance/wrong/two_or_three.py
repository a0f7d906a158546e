# Knows two and three coordinates only.
import math


def euclidean_distance(a, b):
    if len(a) == 2:
        return math.hypot(a[0] - b[0], a[1] - b[1])
    if len(a) == 3:
        return math.sqrt(sum((a[i] - b[i]) ** 2 for i in range(3)))
    raise ValueError("two or three coordinates")
