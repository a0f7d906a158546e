import numpy as np


def bad_starts(costs):
    worse = [np.any(costs[:i] < costs[i]) for i in range(len(costs))]
    return np.where(worse)[0] + 1
