import numpy as np


def bad_starts(costs):
    found = np.flatnonzero(costs > np.minimum.accumulate(costs)) + 1
    return found[:1]
