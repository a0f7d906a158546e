import numpy as np


def bad_starts(costs):
    return costs > np.minimum.accumulate(costs)
