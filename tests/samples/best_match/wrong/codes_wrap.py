import itertools

import numpy as np


def best_match(labels, species):
    codes = labels * 50 + species
    t = np.array([[np.sum(codes == i * 50 + j) for j in range(6)] for i in range(6)])
    return max(t[np.arange(6), list(p)].sum() for p in itertools.permutations(range(6)))
