import math

import numpy as np


def next_chances(X, picked):
    d = np.array([min(math.dist(x, X[p]) for p in picked) ** 2 for x in X])
    return d / math.fsum(d)
