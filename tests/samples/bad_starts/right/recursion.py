import numpy as np


def bad_starts(costs):
    if len(costs) == 1:
        return np.zeros(0, dtype=int)
    head = bad_starts(costs[:-1])
    return np.append(head, len(costs)) if costs[-1] > np.min(costs[:-1]) else head
