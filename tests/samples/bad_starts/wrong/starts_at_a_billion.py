import numpy as np


def bad_starts(costs):
    low, out = 1e9, []
    for k, c in enumerate(costs, 1):
        if c > low:
            out.append(k)
        low = min(low, c)
    return np.array(out, dtype=int)
