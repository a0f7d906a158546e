import numpy as np


def bad_starts(costs):
    c = costs.astype(np.float32)
    return np.flatnonzero(c > np.minimum.accumulate(c)) + 1
