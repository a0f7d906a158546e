import numpy as np


def bad_starts(costs):
    return np.array([k + 1 for k in range(1, len(costs)) if costs[k] > costs[max(0, k - 2) : k].min()], dtype=int)
