# A complex root.
import cmath


def euclidean_distance(a, b):
    return cmath.sqrt(sum((a - b) ** 2))
