import numpy as np


def bad_starts(costs):
    return np.flatnonzero(np.diff(costs) > 0) + 1
