import numpy as np


def bad_starts(costs):
    return np.flatnonzero(costs < np.maximum.accumulate(costs)) + 1
