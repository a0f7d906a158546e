import numpy as np


def bad_starts(costs):
    return np.array([k for k in range(2, len(costs) + 1) if costs[k - 1] >= costs[: k - 1].min()], dtype=int)
