import numpy as np


def bad_starts(costs):
    table = costs[:, None] > costs
    return np.nonzero(np.tril(table).any(axis=1))[0] + 1
