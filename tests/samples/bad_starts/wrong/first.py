import numpy as np


def bad_starts(costs):
    return np.flatnonzero(costs > costs[0]) + 1
