import numpy as np


def bad_starts(costs):
    ks = [k for k in range(2, len(costs) + 1) if costs[k - 1] > min(costs[: k - 1])]
    return np.asarray(ks, dtype=np.uint16)
