import numpy as np


def bad_starts(costs):
    return list(np.flatnonzero(costs > np.minimum.accumulate(costs)) + 1)
