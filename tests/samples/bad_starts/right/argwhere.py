import numpy as np


def bad_starts(costs):
    return np.argwhere(costs > np.minimum.accumulate(costs)).ravel() + 1
