import numpy as np


def bad_starts(costs):
    least = np.minimum.accumulate(costs)
    return np.flatnonzero((costs > least) & ~np.isclose(costs, least)) + 1
