import numpy as np


def _go(point, cs, i):
    if i == len(cs):
        return float("inf"), []
    here = sum((float(a) - float(b)) ** 2 for a, b in zip(point, cs[i], strict=False))
    best, rest = _go(point, cs, i + 1)
    if here < best:
        return here, [i]
    if here == best:
        return here, [i, *rest]
    return best, rest


def tied_centroids(point, centroids):
    return np.array(_go(point, centroids, 0)[1], int)
