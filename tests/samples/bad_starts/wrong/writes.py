import numpy as np


def bad_starts(costs):
    found = []
    for i in range(1, len(costs)):
        if costs[i] > costs[i - 1]:
            found.append(i + 1)
            costs[i] = costs[i - 1]
    return np.array(found, dtype=int)
