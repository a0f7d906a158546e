import numpy as np


def bad_starts(costs):
    found, least = [], costs[0]
    for k, cost in enumerate(costs, start=1):
        if cost > least:
            found.append(k)
        least = min(least, cost)
    return np.array(found, dtype=int)
