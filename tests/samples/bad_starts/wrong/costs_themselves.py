import numpy as np


def bad_starts(costs):
    return costs[costs > np.minimum.accumulate(costs)]
