from itertools import accumulate

import numpy as np


def bad_starts(costs):
    return np.array([k for k, (c, m) in enumerate(zip(costs, accumulate(costs, min), strict=False), 1) if c > m], int)
