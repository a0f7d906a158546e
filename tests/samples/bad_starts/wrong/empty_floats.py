import numpy as np


def bad_starts(costs):
    return np.array([i + 1 for i in range(len(costs)) if costs[i] > min(costs[: i + 1])])
