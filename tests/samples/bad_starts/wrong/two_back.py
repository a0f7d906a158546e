import numpy as np


def bad_starts(costs):
    found = [k for k in range(2, len(costs) + 1) if costs[k - 1] > min(costs[max(0, k - 3) : k - 1])]
    return np.array(found, dtype=int)
