import numpy as np


def bad_starts(costs):
    return (np.flatnonzero(costs > np.minimum.accumulate(costs)) + 1).astype(np.int8)
