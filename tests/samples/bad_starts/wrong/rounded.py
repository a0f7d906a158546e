import numpy as np


def bad_starts(costs):
    rounded = np.round(costs, 2)
    return np.flatnonzero(rounded > np.minimum.accumulate(rounded)) + 1
